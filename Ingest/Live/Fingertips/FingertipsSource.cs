using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Catalogue;
using HealthNeeds.Core.Indicators;
using HealthNeeds.Ingest.Fetching;

namespace HealthNeeds.Ingest.Live.Fingertips;

/// <summary>
/// A source of the catalogue whose indicators come from OHID's Fingertips. Asked in this order: area types by name, when each
/// indicator last changed, what is said of them, then figures, a few indicators and one area type at a time. Figures
/// that have not changed since they were last pulled are not asked for.
/// </summary>
/// <param name="catalogue">Read when it is first needed.</param>
internal sealed class FingertipsSource(string source, Uri root, FingertipsOptions options, Func<IndicatorCatalogue> catalogue) : ILiveSource
{
    public const string PublisherName = "fingertips";
    public static readonly Uri DefaultRoot = new("https://fingertips.phe.org.uk/api/");

    /// <summary>Indicators in one request for metadata; more are refused.</summary>
    private const int MetadataAtOnce = 100;

    private readonly FingertipsApi api = new(root, options.BytesAtMost);

    public string Source => source;

    public string Publisher => PublisherName;

    public async Task<IReadOnlyList<RawResponse>> PullAsync(IPublisherSession session, CancellationToken cancellation)
    {
        var wanted = Wanted(catalogue());
        var ids = wanted.Select(i => i.Fingertips!.Id).Distinct().Order().ToList();
        var types = await session.GetAsync(api.AreaTypes(), cancellation);
        var changes = await Task.WhenAll(ids.Select(id => session.GetAsync(api.Change(id), cancellation)));
        List<RawResponse> all = [types, .. changes];
        foreach (var (page, some) in ids.Chunk(MetadataAtOnce).Index())
        {
            all.Add(await session.GetAsync(api.Metadata(page + 1, some), cancellation));
            all.Add(await session.GetAsync(api.Terms(page + 1, some), cancellation));
        }

        var asking = new FigureAsking(session, api, TypesOf(session.Open(types), types.Address), Versions(session, ids, changes));
        foreach (var some in Portions(wanted))
            all.AddRange(await asking.AskAsync(some.Level, some.AreaType, some.Ids, cancellation));
        return all;
    }

    public Intake Read(IReadOnlyList<RawResponse> responses, ReadingRoom room, CancellationToken cancellation)
    {
        var said = IndicatorFacts.Read(responses, room);
        var wanted = Wanted(room.Catalogue).Select(i => new WantedSeries(i, said.Objection(i))).ToList();
        using var bundle = new FigureBundle(source, wanted, room.Areas, room.Folder);
        var shapes = new FigureShapes();
        foreach (var response in responses.Where(r => r.Name.StartsWith(FingertipsApi.FiguresPrefix, StringComparison.Ordinal)))
            shapes.Add(response.Name, Take(bundle, response, room, cancellation));
        var file = bundle.Finish(cancellation);
        var tally = bundle.Tally;
        return new Intake([file], tally.RowsIn, file.Rows, tally.RowsRejected, tally.FiguresRejected, tally.Rejections, [.. shapes.All, said.Shape(bundle.AreaTypes)]);
    }

    private static (IReadOnlyList<string> Columns, long Rows) Take(FigureBundle bundle, RawResponse response, ReadingRoom room, CancellationToken cancellation)
    {
        try
        {
            return bundle.Read(response.Name, room.Open(response), cancellation);
        }
        catch (Csv.CsvRefusedException refused)
        {
            throw new ResponseRefusedException(refused.Rule, response.Address, refused.Found, refused.Expected, refused);
        }
    }

    private List<Indicator> Wanted(IndicatorCatalogue all) => [.. all.Indicators.Where(i => i.Source == source && i.Fingertips is not null)];

    private IEnumerable<(string Level, string AreaType, int[] Ids)> Portions(List<Indicator> wanted) =>
        from type in wanted.GroupBy(i => (Level: i.NativeLevel.Id(), i.Fingertips!.AreaType)).OrderBy(g => g.Key.Level, StringComparer.Ordinal).ThenBy(g => g.Key.AreaType, StringComparer.Ordinal)
        from ids in type.Select(i => i.Fingertips!.Id).Order().Chunk(options.IndicatorsAtOnce)
        select (type.Key.Level, type.Key.AreaType, ids);

    private static AreaTypes TypesOf(Stream json, Uri address) =>
        new(FingertipsJson.Read(json, address, FingertipsJson.Default.ListAreaTypeEntry, "a list of area types with Id, Name and Short"), address);

    private static Dictionary<int, string> Versions(IPublisherSession session, List<int> ids, RawResponse[] changes) =>
        ids.Zip(changes).ToDictionary(c => c.First, c => Version(FingertipsJson.Read(session.Open(c.Second), c.Second.Address, FingertipsJson.Default.DataChange, "when the indicator last changed"), c.Second.Address));

    private static string Version(DataChange change, Uri address) => change.LastUploadedAt is { Length: > 0 } uploaded
        ? $"{uploaded} {change.LastDeletedAt}".Trim()
        : throw new ResponseRefusedException("json-shape", address, "no LastUploadedAt", "when the indicator last changed");
}
