using System.Diagnostics;
using System.Globalization;
using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.Publishers.Fingertips;
using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Benchmarks;

/// <summary>Fingertips' CSV to checked observations, beside DuckDB's own read_csv into a table. Each measurement is a process of its own.</summary>
internal sealed class FingertipsBenchmark : IBenchmark
{
    private const int Repeats = 3;
    private const int Seed = 1;

    private const string Largest = "5,000,000 rows";

    private static readonly int[] Sizes = [1_000_000, 5_000_000];

    public string Name => "fingertips";

    public string Description =>
        $"A CSV in the shape of Fingertips' all_data, 27 columns, nine rows in ten figures: every row checked and written as observations in order (Parquet), a row that is none counted with its rule. DuckDB's create table as select * from read_csv(file), in memory and into a database file, is the reference. Best of {Repeats} by wall time, each in a process of its own.";

    public IReadOnlyList<Limit> Limits =>
        [Limit.Times("ours", "read_csv, in memory", 1.5, Largest), Limit.Times("ours", "read_csv, database file", 1.5, Largest), Limit.Megabytes("ours", 700)];

    public IEnumerable<Measurement> Run(CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("healthneeds-fingertips-").FullName;
        try
        {
            foreach (var rows in Sizes)
            {
                var csv = Path.Combine(folder, "all_data.csv");
                FingertipsFile.Write(csv, Areas(), rows, Seed);
                var size = string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows, {new FileInfo(csv).Length / 1e9:0.00} GB");
                foreach (var (subject, part) in new[] { ("ours", "ours"), ("read_csv, in memory", "memory"), ("read_csv, database file", "file") })
                    yield return Best(subject, size, part, folder, cancellation);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The part of one child process: does the work once and prints what it cost.</summary>
    public static int RunPart(string part, string folder)
    {
        var csv = Path.Combine(folder, "all_data.csv");
        var work = part == "ours" ? Ours(csv, folder) : Reference(csv, part == "file" ? Path.Combine(folder, "reference.duckdb") : null);
        var m = Measurement.Of(part, part, work);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{m.Wall.TotalSeconds:R}|{m.Cpu.TotalSeconds:R}|{m.PeakBytes}|{m.Note}"));
        return 0;
    }

    private static Measurement Best(string subject, string work, string part, string folder, CancellationToken cancellation)
    {
        var runs = Enumerable.Range(0, Repeats).Select(_ => Child(subject, work, part, folder, cancellation)).ToList();
        return runs.MinBy(r => r.Wall)! with { Cpu = runs.Min(r => r.Cpu), PeakBytes = runs.Max(r => r.PeakBytes) };
    }

    private static Measurement Child(string subject, string work, string part, string folder, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(FingertipsBenchmark).Assembly.Location, "--part", part, folder]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var line = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        foreach (var left in Directory.EnumerateFiles(folder).Where(f => !f.EndsWith(".csv", StringComparison.Ordinal)))
            File.Delete(left);
        var said = process.ExitCode == 0 ? line.Split('|') : throw new InvalidOperationException($"{part} ended with {process.ExitCode}: {line}");
        double Number(int i) => double.Parse(said[i], CultureInfo.InvariantCulture);
        return new Measurement(subject, work, TimeSpan.FromSeconds(Number(0)), TimeSpan.FromSeconds(Number(1)), (long)Number(2), said[3]);
    }

    private static Func<string> Ours(string csv, string folder)
    {
        var areas = Areas();
        var none = new HashSet<string>(StringComparer.Ordinal);
        var known = new KnownAreas(none, none, areas.ToHashSet(StringComparer.Ordinal), none, none, none);
        return () =>
        {
            using var bundle = new FingertipsReader("benchmark", [.. Enumerable.Range(FingertipsFile.FirstIndicator, 60).Select(Wanted)], known, folder);
            using (var stream = File.OpenRead(csv))
                bundle.Read("all_data", stream, CancellationToken.None);
            var file = bundle.Finish(CancellationToken.None)[0];
            return $"{file.Rows:N0} observations, {bundle.Tally.RowsRejected:N0} rows rejected, SHA-256 {file.Sha256[..8]}";
        };
    }

    private static WantedSeries Wanted(int id) => new(
        new Indicator(
            new IndicatorId($"benchmark-{id}"), "Smoking", "Smoking", "%", 1, Polarity.HigherIsWorse, "benchmark", "yearly", AreaLevel.Msoa11, Modelled: false, Caveat: null, "Health behaviours", 0, 100, [],
            Fingertips: new FingertipsSeries(id, "Smoking", "MSOA", [Sex.Persons], "15+ yrs", "%")),
        Refused: null);

    private static Func<string> Reference(string csv, string? database) => () =>
    {
        var limits = new EngineLimits(Threads: 2, MemoryMegabytes: 8000);
        using var file = database is null ? null : Database.OpenWritable(database, limits);
        using var session = file?.Connect() ?? Session.OpenInMemory(limits);
        session.Execute($"create table loaded as select * from read_csv('{csv}')");
        return $"{session.Scalar<long>("select count(*) from loaded"):N0} rows, unchecked";
    };

    /// <summary>The MSOAs of the bundled figures.</summary>
    private static List<string> Areas()
    {
        using var engine = Session.OpenInMemory(EngineLimits.Reader);
        return engine.Query<string>($"select distinct msoa11 from read_parquet('{Path.Combine(RepositoryRoot.Path, "data/snapshot/crosswalk-msoa11-msoa21.parquet")}') order by 1");
    }
}
