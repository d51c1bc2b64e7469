using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Catalogue;
using HealthNeeds.Core.Indicators;
using HealthNeeds.Ingest.Fetching;
using HealthNeeds.Ingest.Publishers;

namespace HealthNeeds.Ingest.Live.Fingertips;

/// <summary>
/// A source of the catalogue whose indicators come from OHID's Fingertips. Asked in this order: area types by name, what is said
/// of the indicators and when each was last uploaded, then figures, a few indicators and one area type at a time. Figures
/// that were not uploaded again since they were last pulled are not asked for.
/// </summary>
/// <param name="catalogue">Read when it is first needed.</param>
internal sealed class FingertipsSource(string source, Uri root, FingertipsOptions options, Func<IndicatorCatalogue> catalogue) : ILiveSource
{
    /// <summary>Indicators in one request for metadata; more are refused.</summary>
    private const int MetadataAtOnce = 100;

    private readonly FingertipsApi api = new(root, options.BytesAtMost);

    public string Source => source;

    public string Publisher => PublisherAddresses.Fingertips;

    public async Task<IReadOnlyList<RawResponse>> PullAsync(IPublisherSession session, CancellationToken cancellation)
    {
        var wanted = Wanted(catalogue());
        var ids = wanted.Select(i => i.Fingertips!.Id).Distinct().Order().ToList();
        List<RawResponse> all = [await session.GetAsync(api.AreaTypes(), cancellation)];
        foreach (var (page, some) in ids.Chunk(MetadataAtOnce).Index())
        {
            all.Add(await session.GetAsync(api.Metadata(page + 1, some), cancellation));
            all.Add(await session.GetAsync(api.Terms(page + 1, some), cancellation));
        }

        var changes = new ChangeBook(all.Where(r => r.Name.StartsWith(FingertipsApi.MetadataPrefix, StringComparison.Ordinal)), session);
        all.AddRange(await changes.AskAsync(api, cancellation));
        var asking = new FigureAsking(session, api, TypesOf(session.Open(all[0]), all[0].Address), changes);
        foreach (var some in Portions([.. wanted.Where(i => changes.Known.Contains(i.Fingertips!.Id))]))
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
        var files = bundle.Finish(cancellation);
        var tally = bundle.Tally;
        return new Intake(files, tally.RowsIn, files.Sum(f => f.Rows), tally.RowsRejected, tally.FiguresRejected, tally.Rejections, [.. shapes.All, said.Shape(bundle.AreaTypes)]) { Broken = tally.Counts, AreasMet = bundle.AreasMet };
    }

    private static (IReadOnlyList<string> Columns, long Rows) Take(FigureBundle bundle, RawResponse response, ReadingRoom room, CancellationToken cancellation)
    {
        try
        {
            return bundle.Read(response.Name, room.Open(response), cancellation);
        }
        catch (ColumnNotFoundException lost)
        {
            throw lost.At(response.Address);
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
        new(FingertipsJson.AreaTypes(json, address), address);
}
