using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Checks;
using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tables;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Publishers;

/// <summary>One source of the catalogue, asked at its publisher. Asking and reading are apart.</summary>
internal interface ILiveSource : IReadableSource
{
    /// <summary>Name its limits are configured under, Live:Publishers: "nomis". Sources of one publisher share them.</summary>
    string Publisher { get; }

    /// <summary>Of a source whose every edition has an address of its own: what says which is asked, and how to ask a later one. Null for others.</summary>
    EditionPlace? AskedEdition => null;

    /// <summary>Asks for everything; the answers in an order that is the same each time.</summary>
    /// <exception cref="PublisherUnavailableException" />
    /// <exception cref="ResponseRefusedException" />
    Task<IReadOnlyList<RawResponse>> PullAsync(IPublisherSession session, CancellationToken cancellation);
}

/// <summary>What reading a pull gave. Rows in are rows kept plus rows rejected.</summary>
/// <param name="Files">Of <see cref="HealthNeeds.Core.Snapshots.SnapshotKinds"/>, with counts and hashes; at most one of a kind.</param>
/// <param name="FiguresRejected">Single figures of kept rows that broke a rule; held as missing.</param>
/// <param name="Rejections">The first of them whole; the counts hold all.</param>
/// <param name="Shapes">How each table looked, for comparison with the last good pull.</param>
internal sealed record SourceIntake(
    IReadOnlyList<FetchedFile> Files,
    long RowsIn,
    long RowsKept,
    long RowsRejected,
    long FiguresRejected,
    IReadOnlyList<Rejection> Rejections,
    IReadOnlyList<TableShape> Shapes)
{
    /// <summary>How many rows and figures broke each rule; as many as are listed where the source lists them all.</summary>
    public IReadOnlyDictionary<string, long> Broken { get; init; } = Rejections.GroupBy(r => r.Rule, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.LongCount(), StringComparer.Ordinal);

    /// <summary>Null of readers that do not count them: what they listed is looked at instead.</summary>
    public AreasFound? AreasFound { get; init; }

    /// <summary>Of indicators all of whose rows are breakdowns: the ages that were printed.</summary>
    public IReadOnlyDictionary<string, string> OtherAges { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Of indicators of which no row can be taken, in words: what their publisher says of them is not what the catalogue says.</summary>
    public IReadOnlyDictionary<string, string> Objections { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Null of readers that read no care by practice.</summary>
    public CareFound? Care { get; init; }

    /// <summary>Those of a directory; none for sources of figures.</summary>
    public IReadOnlyList<ListedOrganisation> Organisations { get; init; } = [];
}
