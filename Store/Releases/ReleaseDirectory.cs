using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace HealthNeeds.Store.Releases;

/// <summary>Where the parts of a releases directory are.</summary>
internal sealed class ReleaseDirectory(string root)
{
    public string Root { get; } = Path.GetFullPath(root);

    public string Staging => Path.Combine(Root, "staging");

    public string Current => Path.Combine(Root, "current.json");

    public string PathOf(string file) => Path.Combine(Root, file);

    /// <summary>The releases that are there, newest first.</summary>
    public IReadOnlyList<ReleaseName> Releases()
    {
        if (!Directory.Exists(Root))
            return [];
        var names = new List<ReleaseName>();
        foreach (var path in Directory.EnumerateFiles(Root, "*.duckdb"))
        {
            if (ReleaseName.TryParse(Path.GetFileName(path), out var name))
                names.Add(name);
        }

        return [.. names.OrderByDescending(n => n.Id, StringComparer.Ordinal)];
    }
}

/// <summary>A release's file name: when it was published, and the first eight digits of its SHA-256.</summary>
internal sealed partial record ReleaseName(DateTimeOffset Published, string Hash8)
{
    private const string Stamp = "yyyyMMdd'T'HHmmss'Z'";

    public string Id => $"{Published.UtcDateTime.ToString(Stamp, CultureInfo.InvariantCulture)}-{Hash8}";

    public string File => $"{Id}.duckdb";

    public static ReleaseName Of(DateTimeOffset published, string sha256) => new(published.ToUniversalTime(), sha256[..8]);

    public static bool TryParse(string? file, [NotNullWhen(true)] out ReleaseName? name)
    {
        name = null;
        var match = Form().Match(file ?? string.Empty);
        if (!match.Success || !DateTimeOffset.TryParseExact(match.Groups["utc"].ValueSpan, Stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var published))
            return false;
        name = new ReleaseName(published, match.Groups["hash"].Value);
        return true;
    }

    [GeneratedRegex(@"\A(?<utc>\d{8}T\d{6}Z)-(?<hash>[0-9a-f]{8})\.duckdb\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 60_000)]
    private static partial Regex Form();
}
