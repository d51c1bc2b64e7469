using HealthNeeds.Core.Snapshots;
using HealthNeeds.Ingest.Checks;
using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Publishers.Fingertips;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.OwnFigures;

/// <summary>
/// One own indicator as a source: its definition and its CSV in Fingertips' columns are read as a publisher's answers are, by Fingertips' reader. The
/// definition becomes one of its files, so that a release is made of what was judged, and of nothing that was edited since.
/// </summary>
internal sealed class OwnIndicatorSource(string id) : IReadableSource
{
    /// <summary>What the two files are called among the answers; the reader of tables names a table by the second word.</summary>
    public const string DefinitionName = "definition";
    public const string FiguresName = IFingertips.FiguresPrefix + "own";

    private const string FilePrefix = $"{SnapshotKinds.OwnDefinition}-";

    public string Source => id;

    public IndicatorCatalogue Catalogue(IndicatorCatalogue bundled, IReadOnlyList<RawResponse> responses, Func<RawResponse, Stream> open)
    {
        var own = Definition(responses, open);
        return bundled.WithOwn([(own.ToSource(), own.ToIndicator([]))]);
    }

    public SourceIntake Read(IReadOnlyList<RawResponse> responses, ReadingContext room, CancellationToken cancellation)
    {
        var own = Definition(responses, room.Open);
        using var bundle = new FingertipsReader(id, [own.ToWanted()], room.Areas, room.Folder);
        var csv = responses.Single(r => r.Name == FiguresName);
        var shapes = new FigureTableShapes();
        shapes.Add(FiguresName, bundle.Read($"{id}.csv", room.Open(csv), cancellation));
        var files = bundle.Finish(cancellation);
        var tally = bundle.Tally;
        return new SourceIntake(
            [.. files, Keep(responses, room)], tally.RowsIn, files.Sum(f => f.Rows), tally.RowsRejected, tally.FiguresRejected, tally.Rejections,
            [.. shapes.All, new TableShape(DefinitionName, [], [], 1, own.Facts)])
        {
            Broken = tally.Counts,
            AreasFound = bundle.AreasFound,
            OtherAges = bundle.OtherAges,
        };
    }

    /// <summary>The own indicators among the figures that serve.</summary>
    /// <param name="focusAreas">Ids of the focus areas there are.</param>
    public static IReadOnlyList<(Source Source, Indicator Indicator)> Among(IEnumerable<FetchedFile> files, IReadOnlyCollection<string> focusAreas) =>
    [
        .. files.Where(f => f.Kind == SnapshotKinds.OwnDefinition).OrderBy(f => f.Publication, StringComparer.Ordinal).Select(f =>
        {
            using var json = File.OpenRead(f.Path);
            var own = OwnDefinition.Read(json, Path.GetFileName(f.Path));
            return (own.ToSource(), own.ToIndicator(focusAreas));
        }),
    ];

    private OwnDefinition Definition(IReadOnlyList<RawResponse> responses, Func<RawResponse, Stream> open)
    {
        using var json = open(responses.Single(r => r.Name == DefinitionName));
        return OwnDefinition.Read(json, $"{id}.json");
    }

    /// <summary>No rows: it is no table, and does not count as figures.</summary>
    private FetchedFile Keep(IReadOnlyList<RawResponse> responses, ReadingContext room)
    {
        var path = Path.Combine(room.Folder, $"{FilePrefix}{id}.json");
        using (var from = room.Open(responses.Single(r => r.Name == DefinitionName)))
        using (var to = File.Create(path))
            from.CopyTo(to);
        return FetchedFile.Of(SnapshotKinds.OwnDefinition, id, path, 0);
    }
}

/// <summary>Whose kept answers can be read.</summary>
internal static class ReadableSources
{
    /// <returns>Null where this version cannot read the source.</returns>
    public static IReadableSource? Readable(this IEnumerable<ILiveSource> sources, string id) =>
        OwnIndicators.IsOwn(id) ? new OwnIndicatorSource(id) : sources.FirstOrDefault(s => s.Source == id);
}
