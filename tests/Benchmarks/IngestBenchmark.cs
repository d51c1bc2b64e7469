using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.Tables;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Benchmarks;

/// <summary>A publisher's wide CSV to checked figures, against DuckDB loading the same file without any check.</summary>
internal sealed class IngestBenchmark : IBenchmark
{
    private const string Source = "iod2025";
    private const int Copies = 4;

    private readonly string folder = Directory.CreateTempSubdirectory("healthneeds-benchmark-").FullName;

    public string Name => "ingest";

    public string Description =>
        $"The bundled IoD 2025 figures of 33,755 LSOAs, written out as a publisher would, {Copies} times over: every cell read, checked against its indicator's rules and made a figure; DuckDB's read_csv into a table, with types given, is the reference.";

    public IEnumerable<Measurement> Run(CancellationToken cancellation)
    {
        var indicators = DataCatalogues.Read(Path.Combine(RepositoryRoot.Path, "data")).Indicators.Indicators
            .Where(i => i.Source == Source).ToDictionary(i => i.Id.Value, StringComparer.Ordinal);
        using var engine = Session.OpenInMemory(EngineLimits.Writer);
        var codes = Write(engine);
        yield return Measurement.Of("read_csv", "unchecked", () => Reference(engine));
        yield return Measurement.Of("ours", "checked figures", () => Ours(indicators, codes));
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>One file per copy, so that every file is as the publisher's: a key stands in it once.</summary>
    private HashSet<string> Write(Session engine)
    {
        var figures = Path.Combine(RepositoryRoot.Path, "data/snapshot/observations-iod2025.parquet");
        engine.Execute($"create table wide as pivot (select area, indicator, value from read_parquet('{figures}')) on indicator using first(value) order by area");
        for (var copy = 0; copy < Copies; copy++)
            engine.Execute($"copy wide to '{PathOf(copy)}' (header)");
        return engine.Query<string>("select area from wide").ToHashSet(StringComparer.Ordinal);
    }

    private string Reference(Session engine)
    {
        engine.Execute($"create table loaded as from read_csv('{Path.Combine(folder, "*.csv")}', header = true, delim = ',', quote = '\"', all_varchar = false)");
        return $"{engine.Scalar<long>("select count(*) from loaded"):N0} rows";
    }

    private string Ours(Dictionary<string, Core.Indicators.Indicator> indicators, HashSet<string> codes)
    {
        var none = new HashSet<string>(StringComparer.Ordinal);
        var known = new KnownAreas(none, codes, none, none, none, none);
        var raw = new RawFolder(folder);
        var figures = 0L;
        var intake = new FigureIntake(indicators, _ => figures++);
        var columns = indicators.Keys.Select(id => new WideColumn(id, id, Period.Years(2018, 2024))).ToList();
        for (var copy = 0; copy < Copies; copy++)
            new WideFile(Source, Path.GetFileName(PathOf(copy)), "area", "an LSOA of 2021", areas => areas.Lsoa21, columns).Read(raw, known, intake);
        return $"{figures:N0} figures, {raw.Rejections.Count:N0} rejected";
    }

    private string PathOf(int copy) => Path.Combine(folder, $"iod2025-{copy}.csv");
}
