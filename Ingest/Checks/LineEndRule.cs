using HealthNeeds.Ingest.SourceRecords;

namespace HealthNeeds.Ingest.Checks;

/// <summary>A table's last row ends its line, as it did before. Where it does not any more, what came may have broken off; of a table that was not there before that is only told, for some publishers end theirs so.</summary>
internal sealed class LineEndRule : ICheckRule<PullFacts>
{
    public string Id => "line-end";

    public RuleOutcome Outcome => RuleOutcome.Hold;

    public IEnumerable<RuleFinding> Check(PullFacts facts)
    {
        var before = (facts.Before?.Shapes ?? []).ToLookup(s => s.Table, s => s.EndsLine, StringComparer.Ordinal);
        return from now in facts.Now.Shapes
               where now.EndsLine == false && (!before.Contains(now.Table) || before[now.Table].Contains(true))
               let known = before.Contains(now.Table)
               select new RuleFinding(Id, Holds: known, now.Table, "The last row ends its line.", "no line end after the last row", $"one{(known ? ", as before" : string.Empty)}; what came may be cut short", []);
    }
}
