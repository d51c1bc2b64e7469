namespace HealthNeeds.Ingest.Live.Drift;

/// <summary>Columns stand in another order. Nothing is read by place, so this is only told.</summary>
internal sealed class ColumnMovedRule : IDriftRule
{
    public string Id => "column-moved";

    public DriftOutcome Outcome => DriftOutcome.Tell;

    public IEnumerable<RuleFinding> Check(DriftFacts facts)
    {
        foreach (var (before, now) in facts.SameTables)
        {
            var old = before.Columns.Intersect(now.Columns, StringComparer.Ordinal).ToList();
            var order = now.Columns.Intersect(before.Columns, StringComparer.Ordinal).ToList();
            if (!old.SequenceEqual(order, StringComparer.Ordinal))
                yield return new RuleFinding(Id, Holds: false, now.Table, "Columns keep their order.", string.Join(", ", order), string.Join(", ", old), []);
        }
    }
}
