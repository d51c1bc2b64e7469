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

/// <summary>Which edition of a source is asked, where every edition has an address of its own.</summary>
/// <param name="Now">The settings that say so, with the values in use.</param>
/// <param name="Later">Inside a sentence, what a later edition's values are and where somebody finds them.</param>
internal sealed record EditionPlace(SettingHint Now, string Later)
{
    /// <summary>"Live__Postcodes__Item=9e5a… (a line in …) says which edition is asked; a later one's value is …".</summary>
    public string Words => $"{Now.Words} {(Now.Settings.Count == 1 ? "says" : "say")} which edition is asked. To ask a later one, set there {Later}.";
}

/// <summary>A source of which answers are kept: what came once can be read again without the network, and gives the same bytes.</summary>
internal interface IReadableSource
{
    /// <summary>Its id: of a publisher's that in data/indicators.json.</summary>
    string Source { get; }

    /// <summary>What its figures are held to: the bundled catalogue, and for an own indicator its definition, which is among the answers.</summary>
    IndicatorCatalogue Catalogue(IndicatorCatalogue bundled, IReadOnlyList<RawResponse> responses, Func<RawResponse, Stream> open) => bundled;

    /// <summary>Reads kept answers into files of the project's schema. Depends on its arguments only.</summary>
    SourceIntake Read(IReadOnlyList<RawResponse> responses, ReadingContext room, CancellationToken cancellation);
}
