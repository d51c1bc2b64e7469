using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Schema;
using HealthNeeds.Store.Staging;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Store.Tests.Staging;

/// <summary>A staging release over a country of four LSOAs, fed from small Parquet files.</summary>
internal sealed class StagedFigures : IDisposable
{
    /// <summary>Writes the Parquet files of all of these, one at a time: to open an engine takes longer than to write a few rows.</summary>
    private static readonly Session Parquet = Session.OpenInMemory(EngineLimits.Reader);

    private static readonly Lock Writing = new();

    private readonly TemporaryDirectory directory = new();
    private readonly ReleaseWriter writer;

    /// <param name="registeredIn2021">Whether patients are registered by LSOA of 2021, not of 2011.</param>
    public StagedFigures(AreaLevel nativeLevel, bool registeredIn2021 = false)
    {
        writer = ReleaseWriter.Begin(Options.Create(new ReleaseOptions { Directory = directory.File("releases") }), new ReleaseOrigin("run", "test", "south-yorkshire", 1, "test", "version 1"), TimeProvider.System);
        Stage = new FigureStage(writer.Session);
        writer.AppendSources([new SourceCount(new Source("s", "p", "t", new Uri("https://example.org/"), "l", new Uri("https://example.org/l"), "a", "2021", "once"), 0, 0, 0, "0")]);
        writer.AppendIndicators([new Indicator(new IndicatorId("i"), "I", "d", "%", 1, Polarity.HigherIsWorse, "s", "once", nativeLevel, Modelled: false, Caveat: null, "Housing", 0, 100, [])]);
        Load("areas", Areas, (s, p) => s.LoadAreas(p));
        Load("lsoa", LsoaChanges, (s, p) => s.LoadLsoaLookUp(p));
        Load("msoa", "values ('E02000001', 'E02000001', 100), ('E02000002', 'E02000003', 300), ('E02000009', 'E02000003', 100)", (s, p) => s.LoadMsoaLookUp(p), "msoa11, msoa21, population");
        Load("ltla", "values ('E06000001', 'E06000002', 100), ('E06000009', 'E06000002', 300), ('E08000016', 'E08000016', 10), ('E08000038', 'E08000016', 10)", (s, p) => s.LoadAuthorityLookUp(p), "ltla21, ltla24, population");
        if (registeredIn2021)
            Load("registrations", "values ('P1', 'E01000021', 6), ('P2', 'E01000022', 2), ('P1', 'E01000034', 60), ('P2', 'E01000034', 140)", (s, p) => s.LoadRegistrations(p), "practice, lsoa21, patients");
        else
            Load("registrations", "values ('P1', 'E01000001', 30), ('P2', 'E01000001', 10), ('P1', 'E01000002', 8), ('P3', 'E01000003', 50), ('P2', 'E01000004', 150)", (s, p) => s.LoadRegistrations(p), "practice, lsoa11, patients");
    }

    /// <summary>Unchanged, split in two, two merged into one.</summary>
    private const string LsoaChanges = """
        select * from (values ('E01000001', 'E01000001', 'U'), ('E01000002', 'E01000021', 'S'), ('E01000002', 'E01000022', 'S'),
            ('E01000003', 'E01000034', 'M'), ('E01000004', 'E01000034', 'M')) v(lsoa11, lsoa21, change)
        """;

    private const string Areas = """
        select *, icb as icb24, null::varchar as place_name, null::varchar as ltla24_name, null::varchar as rural_urban, null::double as latitude, null::double as longitude
        from (values
            ('E01000001', 'lsoa21', 'one', 'E02000001', 'E06000002', 'E54000061', 1000),
            ('E01000021', 'lsoa21', 'two a', 'E02000001', 'E06000002', 'E54000061', 500),
            ('E01000022', 'lsoa21', 'two b', 'E02000003', 'E06000002', 'E54000062', 500),
            ('E01000034', 'lsoa21', 'three and four', 'E02000004', 'E08000016', 'E54000061', 2000),
            ('E02000001', 'msoa21', 'm1', null, 'E06000002', 'E54000061', 1500),
            ('E02000003', 'msoa21', 'm3', null, 'E06000002', 'E54000061', 2500),
            ('E02000004', 'msoa21', 'm4', null, 'E08000016', 'E54000061', 2000),
            ('E06000002', 'ltla24', 'in two ICBs', null, null, null, 4000),
            ('E08000016', 'ltla24', 'Barnsley', null, null, 'E54000061', 4000),
            ('E54000061', 'icb', 'icb', null, null, null, 4000),
            ('E54000062', 'icb', 'icb', null, null, null, 4000),
            ('E92000001', 'england', 'England', null, null, null, 4000)
        ) v(code, level, name, msoa21, ltla24, icb, population)
        """;

    public FigureStage Stage { get; }

    public IReadOnlyList<FigureCount> Counts { get; private set; } = [];

    public IReadOnlyList<AttributionCount> Attributed { get; private set; } = [];

    /// <param name="rows">SQL values of indicator, area, period, sex, value, lower, upper, count, denominator, missing.</param>
    public StagedFigures With(string rows) => With(rows, Columns);

    /// <param name="rows">The same, with note and trend.</param>
    public StagedFigures WithNotes(string rows) => With(rows, $"{Columns}, note, trend");

    /// <param name="rows">SQL values of indicator, area, age, category.</param>
    public StagedFigures WithBreakdowns(string rows)
    {
        const string Select = "select indicator, area, '2019' as period, 'persons' as sex, age, 'Ethnic groups' as category_type, category, 1.0 as value, null::double as lower, null::double as upper, null::double as count, null::double as denominator, null::varchar as missing, null::varchar as note";
        Load("breakdowns", $"{Select} from (values {rows}) v(indicator, area, age, category)", (s, p) => s.LoadBreakdowns("s", p));
        return this;
    }

    /// <summary>Area, age and category of every breakdown of the release.</summary>
    public IReadOnlyList<string> Breakdowns() => writer.Session.Query<string>("select concat_ws(' ', area, age, category) from work.breakdown order by 1", []);

    private const string Columns = "indicator, area, period, sex, value, lower, upper, count, denominator, missing";

    private StagedFigures With(string rows, string columns)
    {
        Load("figures", $"values {rows}", (s, p) => s.LoadFigures("s", p), columns);
        Counts = Stage.Check();
        Attributed = Stage.Attribute();
        return this;
    }

    /// <summary>The observation of one area, as "value lower upper count denominator missing route" with dashes for nothing.</summary>
    public string Of(string area) => writer.Session.Query<string>(
        """
        select concat_ws(' ', coalesce(round(value, 4)::varchar, '-'), coalesce(lower::varchar, '-'), coalesce(upper::varchar, '-'),
            coalesce(count::varchar, '-'), coalesce(denominator::varchar, '-'), coalesce(missing, '-'), route)
        from work.observation where area = $area
        """,
        [("area", area)]).SingleOrDefault() ?? "none";

    /// <summary>Practice, LSOA, share and list of every catchment of the release.</summary>
    public IReadOnlyList<string> Catchments() => writer.Session.Query<string>("select concat_ws(' ', practice, lsoa, round(share, 4)::varchar, list::varchar) from practice_catchment order by practice, lsoa", []);

    /// <summary>Periods of the observations of one area, oldest first.</summary>
    public IReadOnlyList<string> PeriodsOf(string area) => writer.Session.Query<string>("select period from work.observation where area = $area order by period_end", [("area", area)]);

    /// <summary>Note and trend of the observation of one area, with dashes for nothing.</summary>
    public string RemarksOf(string area) =>
        writer.Session.Query<string>("select concat_ws(' | ', coalesce(note, '-'), coalesce(trend, '-')) from work.observation where area = $area", [("area", area)]).Single();

    public void Dispose()
    {
        writer.Dispose();
        directory.Dispose();
    }

    private void Load(string name, string select, Action<FigureStage, string> load, string? columns = null)
    {
        var path = directory.File($"{name}.parquet");
        lock (Writing)
            Parquet.Execute($"copy (select * from ({select}) t{(columns is null ? string.Empty : $"({columns})")}) to '{path}' (format parquet)");
        load(Stage, path);
    }
}
