namespace HealthNeeds.Ingest.Live.Drift;

/// <summary>Every column that is read by name is there.</summary>
internal sealed class ColumnMissingRule : IDriftRule
{
    public string Id => "column-missing";

    public DriftOutcome Outcome => DriftOutcome.Hold;

    public IEnumerable<RuleFinding> Check(DriftFacts facts) =>
        from table in facts.Now.Shapes
        let columns = table.Columns.Select(Plain).ToList()
        from lost in table.Needed.Select(Plain).Except(columns, StringComparer.Ordinal)
        let likely = RenameGuess.Of(lost, columns.Except(table.Needed.Select(Plain), StringComparer.Ordinal))
        select new RuleFinding(
            Id, Holds: true, $"{table.Table} \"{lost}\"", "A column that is read by name is there.",
            likely is null ? "no such column" : $"no such column, and \"{likely}\" in its place",
            $"\"{lost}\"", [$"columns: {string.Join(", ", table.Columns)}"]);

    // As readers find it: without the mark of UTF-8 at the start of a file, and without blanks around it.
    private static string Plain(string column) => column.Trim('\uFEFF', ' ', '\t', '"');
}
