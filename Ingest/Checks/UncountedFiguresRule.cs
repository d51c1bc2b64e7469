using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Checks;

/// <summary>An own indicator's figures about people have their counts. Without them nobody can tell which are about few: none of those is shown, and many of them hold the file.</summary>
internal sealed class UncountedFiguresRule : ICheckRule<PullFacts>
{
    private const double Tolerated = 0.01;

    public string Id => "figure-uncounted";

    public RuleOutcome Outcome => RuleOutcome.Hold;

    public IEnumerable<RuleFinding> Check(PullFacts facts)
    {
        var uncounted = facts.Broken.GetValueOrDefault(RowRules.CountMissing);
        if (uncounted > Tolerated * facts.Now.RowsIn)
        {
            yield return new RuleFinding(
                Id, Holds: true, "all figures", "Figures about people have their counts.", $"{uncounted:N0} of {facts.Now.RowsIn:N0} rows with a value and no count",
                "counts, or in the definition noPeopleCounted with the reason why nobody is counted", [.. facts.Rejections.Where(r => r.Rule == RowRules.CountMissing).Take(3).Select(r => $"line {r.Line} {r.Key}")]);
        }
    }
}
