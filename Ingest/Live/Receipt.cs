using System.Security.Cryptography;
using System.Text;
using HealthNeeds.Ingest.Fetching;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Live;

/// <summary>Where figures came from and what was found in them. Lies beside them and is enough to make them again.</summary>
/// <param name="Reader">Version of the code that read them.</param>
/// <param name="Profile">What the figures looked like, for comparison with the next.</param>
/// <param name="Accepted">Set where rules held them and the analyst took them nevertheless.</param>
internal sealed record Receipt(
    string Source,
    string Reader,
    DateTimeOffset ReadAt,
    IReadOnlyList<RawResponse> Responses,
    IReadOnlyList<ReceiptFile> Files,
    long RowsIn,
    long RowsKept,
    long RowsRejected,
    long FiguresRejected,
    IReadOnlyList<TableShape> Shapes,
    IReadOnlyList<SeriesProfile> Profile,
    IReadOnlyList<RuleFinding> Findings,
    Decision? Accepted = null)
{
    public const string FileName = "receipt.json";

    /// <summary>First twelve digits of the hash over what came and what was read of it.</summary>
    public string Id => Hash([Source, RawHash, FilesHash])[..12];

    /// <summary>Over the answers' names and bytes.</summary>
    public string RawHash => RawHashOf(Responses);

    /// <summary>Over the files: two receipts that share it hold the same figures.</summary>
    public string FilesHash => Hash(Files.Select(f => $"{f.Kind} {f.Rows} {f.Sha256}").Order(StringComparer.Ordinal));

    /// <summary>False where nothing could be read of what came: there are no figures that could serve.</summary>
    public bool HasFigures => Files.Count > 0;

    public IEnumerable<RuleFinding> Holding => Findings.Where(f => f.Holds);

    public static string RawHashOf(IReadOnlyList<RawResponse> responses) => Hash(responses.Select(r => $"{r.Name} {r.Sha256}"));

    private static string Hash(IEnumerable<string> lines) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
}
