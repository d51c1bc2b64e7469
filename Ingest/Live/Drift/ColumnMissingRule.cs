namespace HealthNeeds.Ingest.Live.Drift;

/// <summary>Every column that is read by name is there.</summary>
internal sealed class ColumnMissingRule : IDriftRule
{
    public string Id => "column-missing";

    public DriftOutcome Outcome => DriftOutcome.Hold;

    public IEnumerable<RuleFinding> Check(DriftFacts facts) =>
        from table in facts.Now.Shapes
        from lost in table.Needed.Except(table.Columns, StringComparer.Ordinal)
        let likely = RenameGuess.Of(lost, table.Columns.Except(table.Needed, StringComparer.Ordinal))
        select new RuleFinding(
            Id, Holds: true, $"{table.Table} \"{lost}\"", "A column that is read by name is there.",
            likely is null ? "no such column" : $"no such column, and \"{likely}\" in its place",
            $"\"{lost}\"", [$"columns: {string.Join(", ", table.Columns)}"]);
}
