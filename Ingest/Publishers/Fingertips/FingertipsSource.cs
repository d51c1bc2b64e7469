using System.ComponentModel.DataAnnotations;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.Fingertips;

/// <summary>
/// A source of the catalogue whose indicators come from OHID's Fingertips. Asked in this order: area types by name, what is said
/// of the indicators and when each was last uploaded, then figures, a few indicators and one area type at a time. Figures
/// that were not uploaded again since they were last pulled are not asked for.
/// </summary>
/// <param name="catalogue">Read when it is first needed.</param>
internal sealed class FingertipsSource(string source, Uri root, FingertipsOptions options, Func<IndicatorCatalogue> catalogue) : ILiveSource
{
    /// <summary>Indicators in one request for metadata; more are refused.</summary>
    private const int IndicatorsPerMetadataRequest = 100;

    public string Source => source;

    public string Publisher => PublisherAddresses.Fingertips;

    public async Task<IReadOnlyList<RawResponse>> PullAsync(IPublisherSession session, CancellationToken cancellation)
    {
        var wanted = Wanted(catalogue());
        var ids = wanted.Select(i => i.Fingertips!.Id).Distinct().Order().ToList();
        var fingertips = session.Contract<IFingertips>(root);
        List<RawResponse> all = [await fingertips.AreaTypesAsync(IFingertips.AreaTypesName, cancellation)];
        foreach (var (page, some) in ids.Chunk(IndicatorsPerMetadataRequest).Index())
        {
            all.Add(await fingertips.MetadataAsync(some, $"{IFingertips.MetadataPrefix}{page + 1}", cancellation));
            all.Add(await fingertips.TermsAsync(some, $"{IFingertips.TermsPrefix}{page + 1}", cancellation));
        }

        var changes = new IndicatorUploads(all.Where(r => r.Name.StartsWith(IFingertips.MetadataPrefix, StringComparison.Ordinal)), session);
        all.AddRange(await changes.AskAsync(fingertips, cancellation));
        var asking = new FigurePortions(fingertips, options.BytesAtMost, TypesOf(session.Open(all[0]), all[0].Address), changes);
        foreach (var some in Portions([.. wanted.Where(i => changes.Known.Contains(i.Fingertips!.Id))]))
            all.AddRange(await asking.AskAsync(some.Level, some.AreaType, some.Ids, cancellation));
        return all;
    }

    public SourceIntake Read(IReadOnlyList<RawResponse> responses, ReadingContext room, CancellationToken cancellation)
    {
        var said = IndicatorFacts.Read(responses, room);
        var wanted = Wanted(room.Catalogue).Select(i => new WantedSeries(i, said.Objection(i))).ToList();
        using var bundle = new FingertipsReader(source, wanted, room.Areas, room.Folder);
        var shapes = new FigureTableShapes();
        foreach (var response in responses.Where(r => r.Name.StartsWith(IFingertips.FiguresPrefix, StringComparison.Ordinal)))
            shapes.Add(response.Name, Take(bundle, response, room, cancellation));
        var files = bundle.Finish(cancellation);
        var tally = bundle.Tally;
        return new SourceIntake(files, tally.RowsIn, files.Sum(f => f.Rows), tally.RowsRejected, tally.FiguresRejected, tally.Rejections, [.. shapes.All, said.Shape(bundle.AreaTypes)]) { Broken = tally.Counts, AreasFound = bundle.AreasFound, OtherAges = bundle.OtherAges, Objections = bundle.Objections };
    }

    private static FigureAnswer Take(FingertipsReader bundle, RawResponse response, ReadingContext room, CancellationToken cancellation)
    {
        try
        {
            return bundle.Read(response.Name, room.Open(response), cancellation);
        }
        catch (ColumnNotFoundException lost)
        {
            throw lost.At(response.Address);
        }
        catch (HealthNeeds.Ingest.Tables.CsvRefusedException refused)
        {
            throw new ResponseRefusedException(refused.Rule, response.Address, refused.Found, refused.Expected, refused);
        }
    }

    private List<Indicator> Wanted(IndicatorCatalogue all) => [.. all.Indicators.Where(i => i.Source == source && i.Fingertips is not null)];

    /// <summary>Six thousand practices in fifteen years are a portion of their own.</summary>
    private IEnumerable<(string Level, string AreaType, int[] Ids)> Portions(List<Indicator> wanted) =>
        from type in wanted.GroupBy(i => (Level: i.NativeLevel.Id(), i.Fingertips!.AreaType)).OrderBy(g => g.Key.Level, StringComparer.Ordinal).ThenBy(g => g.Key.AreaType, StringComparer.Ordinal)
        from ids in type.Select(i => i.Fingertips!.Id).Order().Chunk(type.First().NativeLevel == AreaLevel.Practice ? 1 : options.IndicatorsPerRequest)
        select (type.Key.Level, type.Key.AreaType, ids);

    private static AreaTypes TypesOf(Stream json, Uri address) =>
        new(FingertipsJson.AreaTypes(json, address), address);
}

/// <summary>How the tables of figures looked: one shape for each level, and another where an answer of the level has other columns.</summary>
internal sealed class FigureTableShapes
{
    private readonly List<TableShape> shapes = [];

    public IReadOnlyList<TableShape> All => shapes;

    /// <param name="answer">"figures msoa11 93254+93256": the level is its second word.</param>
    public void Add(string answer, FigureAnswer table)
    {
        var level = answer.Split(' ')[1];
        var at = shapes.FindIndex(s => IsOf(s, level) && s.Columns.SequenceEqual(table.Columns));
        if (at >= 0)
            shapes[at] = shapes[at] with { Rows = shapes[at].Rows + table.Rows, EndsLine = shapes[at].EndsLine == true && table.EndsLine };
        else
            shapes.Add(new TableShape(Name(level, shapes.Count(s => IsOf(s, level))), table.Columns, FingertipsColumns.Needed, table.Rows, new Dictionary<string, string>(StringComparer.Ordinal)) { EndsLine = table.EndsLine });
    }

    private static string Name(string level, int others) => $"{IFingertips.FiguresPrefix}{level}{(others == 0 ? string.Empty : $" with other columns {others}")}";

    private static bool IsOf(TableShape shape, string level) => shape.Table.Split(' ')[1] == level;
}

/// <summary>How Fingertips is asked; configuration section Live:Fingertips.</summary>
internal sealed class FingertipsOptions
{
    public const string Section = "Live:Fingertips";

    /// <summary>Indicators in one request for figures. Fingertips takes a hundred; a few keep every answer small and a change cheap.</summary>
    [Range(1, 100)]
    public int IndicatorsPerRequest { get; set; } = 5;

    /// <summary>Megabytes of an answer beyond which it is asked for in smaller parts: fewer indicators, then region by region.</summary>
    [Range(1, 2048)]
    public int MegabytesAtMost { get; set; } = 64;

    public long BytesAtMost => (long)MegabytesAtMost << 20;
}
