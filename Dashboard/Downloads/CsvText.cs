using System.Text;

namespace HealthNeeds.Dashboard.Downloads;

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
