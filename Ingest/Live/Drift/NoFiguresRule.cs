using HealthNeeds.Core.Snapshots;

namespace HealthNeeds.Ingest.Live.Drift;

/// <summary>Something came of what came: a pull without a single row kept says nothing about the world.</summary>
internal sealed class NoFiguresRule : IDriftRule
{
    public string Id => "no-figures";

    public DriftOutcome Outcome => DriftOutcome.Hold;

    public IEnumerable<RuleFinding> Check(DriftFacts facts)
    {
        var rows = facts.Now.Files.Where(f => f.Kind != SnapshotKinds.Rejections).Sum(f => f.Rows);
        if (rows == 0)
            yield return new RuleFinding(Id, Holds: true, "all tables", "Rows are kept.", $"none of {facts.Now.RowsIn:N0} rows kept", "at least one", [.. facts.Rejections.Take(3).Select(r => $"line {r.Line} [{r.Rule}] {r.Key}: {r.Found}")]);
    }
}
