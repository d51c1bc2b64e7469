namespace HealthNeeds.Ingest.Live.Drift;

/// <summary>A table that came before comes again.</summary>
internal sealed class TableMissingRule : IDriftRule
{
    public string Id => "table-missing";

    public DriftOutcome Outcome => DriftOutcome.Hold;

    public IEnumerable<RuleFinding> Check(DriftFacts facts)
    {
        var came = facts.Now.Shapes.Select(s => s.Table).ToList();
        return from before in facts.Before?.Shapes ?? []
               where !came.Contains(before.Table, StringComparer.Ordinal)
               select new RuleFinding(Id, Holds: true, before.Table, "A table that came before comes again.", $"{came.Count} tables: {string.Join(", ", came.Take(5))}", $"{before.Table} with about {before.Rows:N0} rows", []);
    }
}
