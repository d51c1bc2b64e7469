using HealthNeeds.Ingest.Http;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.SourceRecords;

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

    private static string Hash(IEnumerable<string> lines) => Sha256Text.OfText(string.Join('\n', lines));
}

/// <summary>A Parquet file beside its receipt.</summary>
/// <param name="Kind">One of <see cref="HealthNeeds.Core.Snapshots.SnapshotKinds"/>.</param>
internal sealed record ReceiptFile(string Kind, string Name, long Rows, string Sha256);

/// <summary>How a publisher's table looked. A change of it is drift: the publisher's meaning may have moved with it.</summary>
/// <param name="Table">The answer's name without page numbers.</param>
/// <param name="Columns">As printed, in order.</param>
/// <param name="Needed">Those the reader binds by name.</param>
/// <param name="Facts">What the publisher says of the figures, by key: "91547 unit" → "%", "91547 polarity" → "low is good", "91547 areas" → "UA".</param>
internal sealed record TableShape(string Table, IReadOnlyList<string> Columns, IReadOnlyList<string> Needed, long Rows, IReadOnlyDictionary<string, string> Facts)
{
    /// <summary>Whether the last row of its text ended its line; null of tables that are no text.</summary>
    public bool? EndsLine { get; init; }
}

/// <summary>What an analyst said of held figures, and how.</summary>
/// <param name="By">The command as it was given.</param>
internal sealed record Decision(DateTimeOffset At, string By, string? Reason)
{
    public override string ToString() => $"{At.UtcDateTime:yyyy-MM-dd HH:mm} UTC by '{By}'{(Reason is null ? string.Empty : $": {Reason}")}";
}

/// <summary>Figures the analyst refused, known again by what came and what was read of it.</summary>
/// <param name="Readable">False where nothing could be read of what came.</param>
internal sealed record Refusal(string Id, string RawHash, string Reader, Decision Refused, bool Readable = true);
