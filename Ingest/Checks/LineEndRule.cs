using HealthNeeds.Ingest.SourceRecords;

namespace HealthNeeds.Ingest.Checks;

/// <summary>A table's last row ends its line, as it did before. Where it does not any more, what came may have broken off.</summary>
internal sealed class LineEndRule : ICheckRule<PullFacts>
{
    public string Id => "line-end";

    public RuleOutcome Outcome => RuleOutcome.Hold;

    public IEnumerable<RuleFinding> Check(PullFacts facts) =>
        from pair in facts.SameTables
        where pair.Now.EndsLine == false && pair.Before.EndsLine == true
        select new RuleFinding(Id, Holds: true, pair.Now.Table, "The last row ends its line.", "no line end after the last row", "one, as before; what came may be cut short", []);
}
