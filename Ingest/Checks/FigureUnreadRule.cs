using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Checks;

/// <summary>Figures can be read. Where more than a few of an indicator cannot, its publisher prints them in another way: it is not the table we know.</summary>
internal sealed class FigureUnreadRule : ICheckRule<PullFacts>
{
    private const double Tolerated = 0.01;

    public string Id => "figure-unread";

    public RuleOutcome Outcome => RuleOutcome.Hold;

    public IEnumerable<RuleFinding> Check(PullFacts facts)
    {
        var unread = facts.Rejections.Where(r => r.Rule is RowRules.Number or RowRules.Range).ToList();
        if (facts.Broken.GetValueOrDefault(RowRules.Number) + facts.Broken.GetValueOrDefault(RowRules.Range) == 0)
            return [];
        return from indicator in facts.Now.Profile.GroupBy(s => s.Indicator, StringComparer.Ordinal)
               let figures = (All: indicator.Sum(s => s.Rows), Failed: indicator.Sum(s => s.Failed))
               where figures.Failed > Tolerated * figures.All
               select new RuleFinding(
                   Id, Holds: true, indicator.Key, "Figures can be read, and lie within their range.", $"{figures.Failed:N0} of {figures.All:N0} figures that cannot",
                   FormattableString.Invariant($"at most {Tolerated:P0}"), [.. unread.Take(3).Select(r => $"line {r.Line} {r.Key}: {r.Found}")]);
    }
}
