using HealthNeeds.Ingest.Publishers;

namespace HealthNeeds.Ingest.Live.Drift;

/// <summary>Every column that is read by name is there.</summary>
internal sealed class ColumnMissingRule : IDriftRule
{
    public const string RuleId = "column-missing";

    public string Id => RuleId;

    public DriftOutcome Outcome => DriftOutcome.Hold;

    public IEnumerable<RuleFinding> Check(DriftFacts facts) =>
        from table in facts.Now.Shapes
        let columns = table.Columns.Select(Plain).ToList()
        from lost in table.Needed.Select(Plain).Except(columns, StringComparer.Ordinal)
        let likely = RenameGuess.Of(lost, columns.Except(table.Needed.Select(Plain), StringComparer.Ordinal))
        select new RuleFinding(
            Id, Holds: true, $"{table.Table} \"{lost}\"", "A column that is read by name is there.",
            $"no such column{InItsPlace(likely)}",
            $"\"{lost}\"", [$"columns: {string.Join(", ", table.Columns)}"]);

    /// <summary>What is said where nothing could be read for want of a column.</summary>
    /// <param name="good">The figures that serve: a column that was there before is not the lost one's new name.</param>
    public static RuleFinding Of(ColumnNotFoundException lost, Receipt? good)
    {
        var known = good?.Shapes.SelectMany(s => s.Columns).Concat(lost.Taken).Select(Plain).ToHashSet(StringComparer.Ordinal) ?? [.. lost.Taken.Select(Plain)];
        var likely = RenameGuess.Of(Plain(lost.Expected), lost.Found.Select(Plain).Where(f => !known.Contains(f)));
        var where = $"{(lost.Line is { } line ? $"line {line} of " : "fields of ")}{lost.Address?.ToString() ?? lost.File}";
        return new RuleFinding(
            RuleId, Holds: true, $"{lost.File} \"{Plain(lost.Expected)}\"", "A column that is read by name is there; nothing was read without it.",
            $"{where} without it{InItsPlace(likely)}", $"\"{Plain(lost.Expected)}\"", [$"{where}: {string.Join(", ", lost.Found.Select(Plain))}"]);
    }

    private static string InItsPlace(string? likely) => likely is null ? string.Empty : $", and \"{likely}\" in its place";

    // As readers find it: without the mark of UTF-8 at the start of a file, and without blanks around it.
    private static string Plain(string column) => column.Trim('\uFEFF', ' ', '\t', '"');
}
