using System.Globalization;
using System.Text.RegularExpressions;

namespace HealthNeeds.Fixtures.Hostile;

/// <summary>The committed requests: the nastiest that were thought of, and every one that once found a fault.</summary>
public static partial class HostileCorpus
{
    public static IReadOnlyList<RawRequest> All { get; } = [.. FixtureResource.Text("hostile-corpus.txt").Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(Read)];

    /// <summary>METHOD TARGET, then headers after bars; {name*count} repeats a text, \r, \n, \0 and \xNN are single bytes.</summary>
    private static RawRequest Read(string line)
    {
        var parts = Plain(line).Split(" | ");
        var space = parts[0].IndexOf(' ', StringComparison.Ordinal);
        return new RawRequest(parts[0][..space], parts[0][(space + 1)..], parts[1..]);
    }

    private static string Plain(string line) => Escape().Replace(
        Repeat().Replace(line, r => string.Concat(Enumerable.Repeat(r.Groups["text"].Value, int.Parse(r.Groups["count"].Value, CultureInfo.InvariantCulture)))),
        e => e.Value switch
        {
            "\\r" => "\r",
            "\\n" => "\n",
            "\\0" => "\0",
            var hex => ((char)int.Parse(hex[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString(),
        });

    [GeneratedRegex(@"\\(?:r|n|0|x[0-9a-fA-F]{2})", RegexOptions.None, 60_000)]
    private static partial Regex Escape();

    [GeneratedRegex(@"\{(?<text>[^{}*]+)\*(?<count>\d+)\}", RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex Repeat();
}

/// <summary>What no answer of the site may be, whatever was asked.</summary>
public static class HostileFault
{
    private static readonly string[] Headers = ["content-security-policy", "x-content-type-options", "referrer-policy", "cross-origin-resource-policy"];

    private static readonly string[] Inside = ["   at HealthNeeds.", "   at System.", "   at Microsoft.", "   at DuckDB", "System.Exception", "Exception:", "root:x:0:0", "Stack trace"];

    /// <summary>What the server says itself, of a request it cannot read: a status and nothing else.</summary>
    private static readonly int[] Unread = [400, 405, 408, 413, 414, 431, 505];

    /// <param name="folders">Places of the server that no answer may name.</param>
    /// <returns>Null where there is nothing to say against it.</returns>
    public static string? Of(RawRequest request, RawAnswer answer, IReadOnlyList<string> folders) =>
        answer.Status == 0 ? "no answer"
        : answer.Status >= 500 && answer.Status is not (503 or 505) ? $"status {answer.Status}"
        : answer.Status == 503 && answer.Header("Retry-After") is null ? "503 without Retry-After"
        : answer.Headers.ContainsKey(HostileValues.InjectedHeader) ? "a header of the asker's"
        : Inside.Concat(folders).FirstOrDefault(told => Tells(answer, told)) is { } found ? $"tells '{found}'"
        : answer.Body.Contains("<hn-hostile", StringComparison.OrdinalIgnoreCase) && answer.Header("Content-Type")?.StartsWith("text/html", StringComparison.Ordinal) == true ? "markup of the asker's"
        : IsOfTheServer(answer) ? null
        : Headers.FirstOrDefault(h => answer.Header(h) is null) is { } missing ? $"no {missing}"
        : request.Method == "HEAD" && answer.Body.Length > 0 ? "a body for HEAD"
        : null;

    private static bool Tells(RawAnswer answer, string told) => answer.Body.Contains(told, StringComparison.Ordinal) || answer.Headers.Values.Any(v => v.Contains(told, StringComparison.Ordinal));

    private static bool IsOfTheServer(RawAnswer answer) => Unread.Contains(answer.Status) && answer.Body.Length == 0 && answer.Header("Content-Length") == "0" && answer.Header("Connection") == "close";
}
