using HealthNeeds.Core.Snapshots;
using HealthNeeds.Ingest.Checks;
using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Publishers.OrganisationData;
using HealthNeeds.Ingest.Snapshot;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tables;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Pulls;

/// <summary>Reads what came into a folder and writes the receipt of it. The same answers, code, catalogue and areas give the same files.</summary>
internal sealed class AnswerReader(IngestPaths paths, TimeProvider clock)
{
    private readonly Lazy<KnownAreas> _areas = new(() => SnapshotAreas.Read(paths.Snapshot));
    private readonly Lazy<IndicatorCatalogue> _catalogue = new(() => DataCatalogues.Read(paths.Data).Indicators);
    private readonly Lazy<string> _version = new(() => VersionOf(paths));

    /// <summary>Changes when the code, the catalogue or the areas change: what came is then read anew.</summary>
    public string Version => _version.Value;

    public KnownAreas Areas => _areas.Value;

    public IndicatorCatalogue Catalogue => _catalogue.Value;

    /// <exception cref="InvalidDataException">What the source read does not add up.</exception>
    /// <returns>What rules look at, without what came before.</returns>
    public PullFacts Read(IReadableSource source, IReadOnlyList<RawResponse> responses, Func<RawResponse, Stream> open, string folder, CancellationToken cancellation)
    {
        var catalogue = source.Catalogue(Catalogue, responses, open);
        var intake = source.Read(responses, new ReadingContext(open, folder, catalogue, Areas), cancellation);
        if (intake.RowsIn != intake.RowsKept + intake.RowsRejected)
            throw new InvalidDataException($"{source.Source}: {intake.RowsIn} rows came in, but {intake.RowsKept} kept and {intake.RowsRejected} rejected do not add up to them.");
        var files = intake.Files.Select(f => new ReceiptFile(f.Kind, Path.GetFileName(f.Path), f.Rows, f.Sha256)).ToList();
        if (intake.Rejections.Count > 0 && files.All(f => f.Kind != SnapshotKinds.Rejections))
            files.Add(Rejections(folder, intake));
        var (profile, areaRows) = Profile(folder, files, catalogue, cancellation);
        var receipt = new Receipt(
            source.Source, Version, clock.GetUtcNow(), responses, files, intake.RowsIn, intake.RowsKept, intake.RowsRejected, intake.FiguresRejected, intake.Shapes, profile, []);
        return new PullFacts(null, receipt, intake.Rejections, areaRows, Areas, catalogue)
        {
            Broken = intake.Broken,
            AreasFound = intake.AreasFound,
            OtherAges = intake.OtherAges,
            Objections = intake.Objections,
            Care = intake.Care,
            Organisations = intake.Organisations,
        };
    }

    /// <summary>The receipt of answers that nothing could be read of.</summary>
    /// <param name="why">What was wrong with them.</param>
    public Receipt Unread(string source, IReadOnlyList<RawResponse> responses, RuleFinding why) =>
        new(source, Version, clock.GetUtcNow(), responses, [], 0, 0, 0, 0, [], [], [why]);

    private static ReceiptFile Rejections(string folder, SourceIntake intake)
    {
        var path = Path.Combine(folder, $"{SnapshotKinds.Rejections}.parquet");
        var rows = SnapshotTables.Rejections(path, intake.Rejections);
        return new ReceiptFile(SnapshotKinds.Rejections, Path.GetFileName(path), rows, Sha256Text.OfFile(path));
    }

    private static (IReadOnlyList<SeriesProfile> Series, IReadOnlyList<AreaRowCount> Areas) Profile(string folder, IReadOnlyList<ReceiptFile> files, IndicatorCatalogue catalogue, CancellationToken cancellation)
    {
        if (files.SingleOrDefault(f => f.Kind == SnapshotKinds.Observations) is not { } figures)
            return ([], []);
        using var inspector = new SnapshotInspector();
        var path = Path.Combine(folder, figures.Name);
        var series = inspector.Series(path, cancellation);
        return (series, AreaRows(inspector, path, series, catalogue, cancellation));
    }

    /// <summary>Level by level: an area named by forty indicators is one row, not forty.</summary>
    private static List<AreaRowCount> AreaRows(SnapshotInspector inspector, string path, IReadOnlyList<SeriesProfile> series, IndicatorCatalogue catalogue, CancellationToken cancellation)
    {
        var came = series.Select(s => s.Indicator).ToHashSet(StringComparer.Ordinal);
        var levels = catalogue.Indicators.Where(i => came.Contains(i.Id.Value)).GroupBy(i => i.NativeLevel, i => i.Id.Value);
        return [.. levels.SelectMany(l => inspector.RowsByArea(path, l.Key, [.. l], cancellation))];
    }

    private static string VersionOf(IngestPaths paths)
    {
        var manifest = SnapshotVerifier.ReadManifest(paths.Snapshot);
        var areas = manifest.Files.Where(f => f.Kind is not SnapshotKinds.Observations and not SnapshotKinds.Rejections).Select(f => f.Sha256);
        var catalogue = Sha256Text.OfFile(Path.Combine(paths.Data, "indicators.json"));
        return Sha256Text.OfText(string.Join('\n', [.. ProductVersion.CodeIds, catalogue, OdsSite.Version(paths.Data), .. areas]))[..16];
    }
}
