using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using HealthNeeds.Store.Files;

namespace HealthNeeds.Ingest.Http;

/// <summary>Publishers' answers as they came, byte for byte, each under its hash.</summary>
/// <param name="folder">The folder "evidence" beside the releases.</param>
internal sealed class EvidenceStore(string folder, TimeProvider clock)
{
    public const string FolderName = "evidence";
    private const string IndexFolder = "index";
    public const string PartialFolder = "partial";

    public string Folder => folder;

    public string Index => Path.Combine(folder, IndexFolder);

    public string PathOf(string sha256) => Path.Combine(folder, sha256[..2], sha256);

    /// <summary>Where downloads of a source under way stand.</summary>
    public string Partial(string source) => Path.Combine(folder, PartialFolder, source);

    /// <summary>Whether the bytes are still there and still have their hash.</summary>
    public bool Holds(RawResponse response)
    {
        var file = new FileInfo(PathOf(response.Sha256));
        return file.Exists && file.Length == response.Bytes && Sha256Text.OfFile(file.FullName) == response.Sha256;
    }

    /// <summary>Moves a finished file under its hash.</summary>
    /// <returns>The hash and where the bytes are now.</returns>
    public (string Sha256, string Path) Keep(string finished)
    {
        var sha256 = Sha256Text.OfFile(finished);
        var path = PathOf(sha256);
        var place = Path.GetDirectoryName(path)!;
        Disk.MakeFolder(place);
        File.SetLastWriteTimeUtc(finished, clock.GetUtcNow().UtcDateTime);
        // Lasting before any receipt or index names it: what a release was made from is there as long as the release.
        Disk.Flush(finished);
        Disk.Move(finished, path, overwrite: true);
        Disk.FlushFolder(place);
        return (sha256, path);
    }

    /// <summary>An answer's content, unpacked. Needs no network: a release can be made again from it.</summary>
    /// <exception cref="ResponseRefusedException">The bytes are gone or have changed, or unpack to more than they may.</exception>
    public Stream Open(RawResponse response)
    {
        if (!Holds(response))
            throw new ResponseRefusedException("evidence", response.Address, "no kept bytes with that hash", $"the answer of {response.Fetched:u}, SHA-256 {response.Sha256}");
        return Unpacking.Open(PathOf(response.Sha256), response);
    }

    public KeptAnswers? LastAnswers(string source)
    {
        var path = IndexPath(source);
        if (!File.Exists(path))
            return null;
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(path), EvidenceJson.Default.KeptAnswers);
        }
        catch (JsonException)
        {
            // An index that cannot be read costs one pull without conditions, no more.
            return null;
        }
    }

    public void Remember(KeptAnswers answers) =>
        AtomicFile.Write(IndexPath(answers.Source), JsonSerializer.Serialize(answers, EvidenceJson.Default.KeptAnswers));

    public void Note(RefusedAnswer refused) =>
        AtomicFile.Write(PathOf(refused.Response.Sha256) + ".refused.json", JsonSerializer.Serialize(refused, EvidenceJson.Default.RefusedAnswer));

    private string IndexPath(string source) => Path.Combine(Index, source + ".json");
}

/// <summary>What the last finished pull of a source was answered.</summary>
internal sealed record KeptAnswers(string Source, DateTimeOffset Finished, IReadOnlyList<RawResponse> Responses);

/// <summary>Noted beside the bytes of an answer that broke a rule, for whoever asks why.</summary>
internal sealed record RefusedAnswer(string Rule, string Found, string Expected, RawResponse Response);

/// <summary>How kept answers are noted.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    Converters = [typeof(KebabWords<ResponseKind>)])]
[JsonSerializable(typeof(RawResponse))]
[JsonSerializable(typeof(KeptAnswers))]
[JsonSerializable(typeof(JournalLine))]
[JsonSerializable(typeof(PartialMark))]
[JsonSerializable(typeof(RefusedAnswer))]
internal sealed partial class EvidenceJson : JsonSerializerContext;
