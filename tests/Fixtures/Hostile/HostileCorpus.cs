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
