namespace HealthNeeds.Ingest.Live.Drift;

/// <summary>A column is new.</summary>
internal sealed class ColumnAddedRule : IDriftRule
{
    public string Id => "column-added";

    public DriftOutcome Outcome => DriftOutcome.Tell;

    public IEnumerable<RuleFinding> Check(DriftFacts facts) =>
        from pair in facts.SameTables
        from added in pair.Now.Columns.Except(pair.Before.Columns, StringComparer.Ordinal)
        select new RuleFinding(Id, Holds: false, $"{pair.Now.Table} \"{added}\"", "A table keeps its columns.", $"a new column, number {pair.Now.Columns.ToList().IndexOf(added) + 1}", "the columns as before", []);
}
