namespace HealthNeeds.Dashboard.Downloads;

/// <summary>One column of a table: its name and how a cell is read from a row.</summary>
/// <param name="IsText">Text is guarded against being run as a formula; numbers are written as they are.</param>
internal sealed record CsvColumn<T>(string Name, Func<T, string?> Cell, bool IsText)
{
    public static CsvColumn<T> Text(string name, Func<T, string?> cell) => new(name, cell, IsText: true);

    public static CsvColumn<T> Number(string name, Func<T, double?> cell) => new(name, row => cell(row)?.ToString("R"), IsText: false);
}
