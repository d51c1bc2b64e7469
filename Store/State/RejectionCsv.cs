using System.Globalization;
using System.Text;
using HealthNeeds.Core.Runs;

namespace HealthNeeds.Store.State;

/// <summary>Rejections as RFC 4180 text, for spreadsheets and for reading back.</summary>
internal static class RejectionCsv
{
    private const string Header = "source,rule,line,key,reason,found,expected";

    public static void Write(TextWriter writer, IEnumerable<Rejection> rejections)
    {
        writer.WriteLine(Header);
        foreach (var r in rejections)
            writer.WriteLine(string.Join(',', Cells(r).Select(Quote)));
    }

    /// <exception cref="InvalidDataException">A record has not seven cells or a line that is no number.</exception>
    public static IEnumerable<Rejection> Read(TextReader reader)
    {
        reader.ReadLine();
        while (ReadRecord(reader) is { } cells)
        {
            if (cells.Count != 7)
                throw new InvalidDataException($"Expected 7 cells ({Header}); found {cells.Count}: {string.Join(" | ", cells)}");
            if (!long.TryParse(cells[2], CultureInfo.InvariantCulture, out var line) && cells[2].Length > 0)
                throw new InvalidDataException($"Expected the number of a line; found '{cells[2]}': {string.Join(" | ", cells)}");
            yield return new Rejection(cells[0], cells[1], cells[2].Length == 0 ? null : line, cells[3], cells[4], cells[5], cells[6]);
        }
    }

    private static string[] Cells(Rejection r) =>
        [r.Source, r.Rule, r.Line?.ToString(CultureInfo.InvariantCulture) ?? string.Empty, r.Key, r.Reason, r.Found, r.Expected];

    private static string Quote(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static List<string>? ReadRecord(TextReader reader)
    {
        if (reader.Peek() < 0)
            return null;
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var c = reader.Read(); c >= 0 && (quoted || c != '\n'); c = reader.Read())
        {
            if (c == '"' && quoted && reader.Peek() == '"')
                cell.Append((char)reader.Read());
            else if (c == '"')
                quoted = !quoted;
            else if (c == ',' && !quoted)
                Flush(cells, cell);
            else if (c != '\r' || quoted)
                cell.Append((char)c);
        }

        Flush(cells, cell);
        return cells;
    }

    private static void Flush(List<string> cells, StringBuilder cell)
    {
        cells.Add(cell.ToString());
        cell.Clear();
    }
}
