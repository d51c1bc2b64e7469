using System.Text;
using HealthNeeds.Ingest.Checks;
using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.Publishers.Fingertips;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tests.Snapshot;
using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Tests.Publishers.Fingertips;

/// <summary>Reads bodies into a folder of its own and says what became of them.</summary>
internal sealed class FingertipsReading : IDisposable
{
    public const string Header27 = AllDataRows.Header;

    private readonly TemporaryFolder folder = new();
    private readonly FingertipsReader bundle;
    private readonly FigureTableShapes shapes = new();
    private readonly IReadOnlyList<Indicator> wanted;
    private readonly KnownAreas known;
    private IReadOnlyList<FetchedFile>? files;

    public FingertipsReading(params Indicator[] indicators)
        : this(Areas, indicators)
    {
    }

    public FingertipsReading(KnownAreas areas, params Indicator[] indicators)
    {
        (wanted, known) = (indicators, areas);
        bundle = new FingertipsReader("ohid-fingertips", [.. indicators.Select(i => new WantedSeries(i, Refused: null))], areas, folder.Path);
    }

    /// <summary>The four authorities of South Yorkshire, a retired one, and MSOAs of both years.</summary>
    public static KnownAreas Areas { get; } = new(
        Set(), Set(), Set("E02001509", "E02001510"), Set("E08000016", "E08000017", "E08000018", "E08000019", "E07000026"), Set("E08000016", "E08000017", "E08000018", "E08000019"), Set())
    {
        Msoa21 = Set("E02001509", "E02006870"),
    };

    public RowTally Tally => bundle.Tally;

    public AreasFound AreasFound => bundle.AreasFound;

    public static Indicator Smoking(AreaLevel level = AreaLevel.Ltla24, params Sex[] sexes) => Indicator(91547, level, "15+ yrs", sexes);

    public static Indicator Indicator(int id, AreaLevel level, string? age, params Sex[] sexes) => new(
        new IndicatorId($"test-{id}"), "Smoking", "Smoking", "%", 1, Polarity.HigherIsWorse, "ohid-fingertips", "yearly", level, Modelled: false, Caveat: null, "Health behaviours", 0, 100, [],
        Fingertips: new FingertipsSeries(id, "Smoking prevalence", "LA", sexes is [] ? [Sex.Persons] : sexes, age, "%"));

    /// <summary>A row of 27 fields as Fingertips prints it.</summary>
    public static string Row(string area, string period = "2022/23", string value = "18.5", string lower = "18.1", string upper = "18.9", string sex = "Persons", string age = "15+ yrs", string categoryType = "", string category = "", string note = "", string id = "91547", string count = "1200", string trend = "Cannot be calculated") =>
        AllDataRows.Row(area, period, value, lower, upper, sex, age, categoryType, category, note, id, count, trend);

    public FingertipsReading Take(params string[] lines) => TakeText(string.Join("\r\n", lines) + "\r\n");

    /// <summary>An answer of that name, with its own header.</summary>
    public FingertipsReading Take(string name, string[] lines)
    {
        shapes.Add(name, bundle.Read(name, new MemoryStream(Encoding.UTF8.GetBytes(string.Join("\r\n", lines) + "\r\n")), CancellationToken.None));
        return this;
    }

    public FingertipsReading TakeText(string text) => Take(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    public FingertipsReading Take(Stream body)
    {
        shapes.Add("figures ltla24", bundle.Read("figures", body, CancellationToken.None));
        return this;
    }

    /// <summary>Area, period, sex, value or reason of each figure, in the order of the file.</summary>
    public IReadOnlyList<string> Figures()
    {
        using var engine = Session.OpenInMemory(EngineLimits.Reader);
        return engine.Query<string>(
            "select concat_ws(' ', indicator, area, period, sex, value, lower, upper, count, denominator, missing) from read_parquet($path, file_row_number = true) order by file_row_number",
            [("path", Finish())]);
    }

    /// <summary>Area, trend and note of each figure, in the order of the file; a dash for what is not there.</summary>
    public IReadOnlyList<string> Remarks()
    {
        using var engine = Session.OpenInMemory(EngineLimits.Reader);
        return engine.Query<string>(
            "select concat_ws(' ', area, coalesce(trend, '-'), coalesce(note, '-')) from read_parquet($path, file_row_number = true) order by file_row_number",
            [("path", Finish())]);
    }

    /// <summary>Area, period, sex, age, category and value of each figure of a breakdown, in the order of the file.</summary>
    public IReadOnlyList<string> Breakdowns()
    {
        using var engine = Session.OpenInMemory(EngineLimits.Reader);
        return Files().Count == 1 ? [] : engine.Query<string>(
            "select concat_ws('|', area, period, sex, age, category_type, category, value, missing, note) from read_parquet($path, file_row_number = true) order by file_row_number",
            [("path", Files()[1].Path)]);
    }

    /// <summary>What the rules say of all that was taken.</summary>
    /// <param name="before">The figures that serve; null where none came live yet.</param>
    public IReadOnlyList<RuleFinding> Findings(Receipt? before = null)
    {
        var now = Receipt();
        var facts = new PullFacts(before, now, Tally.Rejections, [], known, new IndicatorCatalogue([], wanted, [])) { Broken = Tally.Counts, AreasFound = AreasFound, OtherAges = bundle.OtherAges };
        return [.. CheckRules.OfPull.SelectMany(r => r.Check(facts))];
    }

    public Receipt Receipt()
    {
        using var inspector = new SnapshotInspector();
        var written = Files().Select(f => new ReceiptFile(f.Kind, Path.GetFileName(f.Path), f.Rows, f.Sha256)).ToList();
        var said = wanted.ToDictionary(i => $"{i.Fingertips!.Id} unit", _ => "%", StringComparer.Ordinal);
        IReadOnlyList<TableShape> all = [.. shapes.All, new TableShape("metadata", [], [], wanted.Count, said)];
        return new Receipt("ohid-fingertips", "1", default, [], written, Tally.RowsIn, written.Sum(f => f.Rows), Tally.RowsRejected, Tally.FiguresRejected, all, inspector.Series(Finish(), CancellationToken.None), []);
    }

    public string Finish() => Files()[0].Path;

    private IReadOnlyList<FetchedFile> Files() => files ??= bundle.Finish(CancellationToken.None);

    public void Dispose()
    {
        bundle.Dispose();
        folder.Dispose();
    }

    private static HashSet<string> Set(params string[] codes) => codes.ToHashSet(StringComparer.Ordinal);
}
