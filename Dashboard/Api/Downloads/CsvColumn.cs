using System.Text;

namespace HealthNeeds.Dashboard.Api.Downloads;

/// <summary>One column of a table: its name and how a cell is read from a row.</summary>
/// <param name="IsText">Text is guarded against being run as a formula in CSV; numbers are written as they are.</param>
internal sealed record CsvColumn<T>(string Name, Func<T, string?> Cell, bool IsText)
{
    /// <summary>Null unless the column is of numbers.</summary>
    public Func<T, double?>? Amount { get; private init; }

    /// <summary>Null unless the column is of days.</summary>
    public Func<T, DateOnly?>? Date { get; private init; }

    public ColumnKind Kind => Amount is not null ? ColumnKind.Number : Date is not null ? ColumnKind.Day : ColumnKind.Text;

    public static CsvColumn<T> Text(string name, Func<T, string?> cell) => new(name, cell, IsText: true);

    /// <summary>A day as 2026-11-28.</summary>
    public static CsvColumn<T> Day(string name, Func<T, DateOnly?> value) => Text(name, row => value(row)?.ToString("yyyy-MM-dd")) with { Date = value };

    public static CsvColumn<T> Number(string name, Func<T, double?> cell) => new(name, row => cell(row)?.ToString("R"), IsText: false) { Amount = cell };
}

/// <summary>What a column's cells are.</summary>
internal enum ColumnKind
{
    Text,
    Number,
    Day,
}

/// <summary>Cells and lines as RFC 4180 has them: commas, CRLF, quotes doubled.</summary>
internal static class CsvText
{
    private const string Special = ",\"\r\n";

    // A spreadsheet runs a cell that begins so; a leading apostrophe makes it text.
    private const string Formula = "=+-@\t\r\n＝＋－＠";

    public static void AppendLine(StringBuilder line, IEnumerable<string?> cells)
    {
        var first = true;
        foreach (var cell in cells)
        {
            if (!first)
                line.Append(',');
            first = false;
            Append(line, cell ?? string.Empty);
        }

        line.Append("\r\n");
    }

    public static string? Guard(string? text) => text is { Length: > 0 } && Formula.Contains(text[0]) ? "'" + text : text;

    private static void Append(StringBuilder line, string cell)
    {
        if (cell.AsSpan().IndexOfAny(Special) < 0)
            line.Append(cell);
        else
            line.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }
}
