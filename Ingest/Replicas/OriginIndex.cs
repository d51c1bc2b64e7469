using System.Text.Json;
using System.Text.RegularExpressions;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Ingest.Replicas;

/// <summary>
/// origin.json in a releases directory: what a replica may take besides the current release. A server lists no directory, so whoever makes releases
/// writes down what there is.
/// </summary>
/// <param name="Form">1; a replica that knows no other form takes the current release alone.</param>
/// <param name="Releases">Those that are kept, newest first.</param>
/// <param name="Files">What pages show beside a release.</param>
internal sealed record OriginIndex(int Form, IReadOnlyList<OriginRelease> Releases, IReadOnlyList<OriginFile> Files)
{
    public const string FileName = "origin.json";
    public const int KnownForm = 1;

    private const int MostFiles = 10_000;

    public string Write() => JsonSerializer.Serialize(this, CatalogueJson.Options);

    /// <exception cref="OriginProblemException">It is no list of what there is, or lists what no replica takes.</exception>
    public static OriginIndex Parse(string text)
    {
        try
        {
            var index = JsonSerializer.Deserialize<OriginIndex>(text, CatalogueJson.Options) ?? throw new JsonException("found null");
            return index.Check();
        }
        catch (JsonException broken)
        {
            throw new OriginProblemException($"The origin’s {FileName} is not a list of what there is{(text.AsSpan().TrimStart().StartsWith("<") ? ": it is a web page" : string.Empty)}.", broken);
        }
    }

    private OriginIndex Check()
    {
        if (Form != KnownForm)
            throw new OriginProblemException($"The origin’s {FileName} is of form {Form}; this build knows form {KnownForm}. Bring it up to date. Until then only the current release is taken.");
        if (Files.Count > MostFiles || Releases.Count > MostFiles)
            throw new OriginProblemException($"The origin’s {FileName} lists more than {MostFiles:N0} files.");
        var wrong = Releases.Where(r => !r.IsSound).Select(r => r.File).Concat(Files.Where(f => !f.IsSound).Select(f => f.Path)).FirstOrDefault();
        return wrong is null ? this : throw new OriginProblemException($"The origin’s {FileName} lists “{wrong[..Math.Min(wrong.Length, 60)]}”, which no replica takes.");
    }
}

/// <param name="File">Its name in the directory.</param>
internal sealed record OriginRelease(string File, long Bytes, string Sha256)
{
    public bool IsSound => ReleaseName.TryParse(File, out var name) && Sha256 is { Length: 64 } && Sha256.StartsWith(name.Hash8, StringComparison.Ordinal);
}

/// <param name="Path">Within the directory, with slashes.</param>
/// <param name="Written">When the origin wrote it: pages name it in their tags, so replicas keep it.</param>
internal sealed partial record OriginFile(string Path, long Bytes, DateTimeOffset Written, string Sha256)
{
    public bool IsSound => Sha256 is { Length: 64 } && IsTaken(Path);

    /// <summary>Whether a replica takes files of that name: nothing else is ever written, wherever a list points to.</summary>
    public static bool IsTaken(string path) => Form().IsMatch(path);

    [GeneratedRegex(@"\A(?:runs/[A-Za-z0-9-]{1,80}\.json|runs/[A-Za-z0-9-]{1,80}-rejections\.csv|sources/[A-Za-z0-9-]{1,80}/status\.json|boundaries/E[0-9]{8}/(?:lsoa21|msoa21|ltla24)\.json)\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 60_000)]
    private static partial Regex Form();
}
