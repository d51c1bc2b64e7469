using System.Text;

namespace HealthNeeds.Dashboard.Tests.Servers;

/// <summary>A reader of RFC 4180 that forgives nothing: CRLF ends every record, quotes stand only where the grammar has them, records are equally long.</summary>
internal static class StrictCsv
{
    public static List<Dictionary<string, string>> Table(string text)
    {
        var records = Records(text);
        records.Should().OnlyContain(r => r.Count == records[0].Count, "every record has the header's number of cells");
        return [.. records.Skip(1).Select(r => records[0].Zip(r).ToDictionary(c => c.First, c => c.Second, StringComparer.Ordinal))];
    }

    public static List<List<string>> Records(string text)
    {
        var records = new List<List<string>>();
        for (var at = 0; at < text.Length; at += 2)
        {
            records.Add([Cell(text, ref at)]);
            for (; text[at] == ','; records[^1].Add(Cell(text, ref at)))
                at++;
            if (!text.AsSpan(at).StartsWith("\r\n"))
                throw new FormatException($"Expected a comma or CRLF after {text[Math.Max(0, at - 20)..at]}");
        }

        return records;
    }

    private static string Cell(string text, ref int at) => text[at] == '"' ? Quoted(text, ref at) : Plain(text, ref at);

    private static string Plain(string text, ref int at)
    {
        var from = at;
        while (text[at] is not (',' or '\r'))
        {
            if (text[at] is '"' or '\n')
                throw new FormatException($"A bare quote or line feed at {at}: {text[from..at]}");
            at++;
        }

        return text[from..at];
    }

    private static string Quoted(string text, ref int at)
    {
        var cell = new StringBuilder();
        for (at++; text[at] != '"' || (at + 1 < text.Length && text[at + 1] == '"'); at++)
        {
            cell.Append(text[at]);
            if (text[at] == '"')
                at++;
        }

        at++;
        return cell.ToString();
    }
}
