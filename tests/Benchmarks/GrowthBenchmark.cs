using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.Setup;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.Releases;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Benchmarks;

/// <summary>England so many times over, from its figures to the first page: what grows with it, how, and what ends first.</summary>
internal sealed class GrowthBenchmark : IBenchmark
{
    private const int Killed = 137;

    private static readonly string[] Sizes = (Environment.GetEnvironmentVariable("Growth__Sizes") ?? "1x1,1x4,4x1,16x1").Split(',');

    /// <summary>What the stages of a refresh are to a reader of this table.</summary>
    private static readonly (string Work, string[] Stages)[] Works =
    [
        ("figures taken in and checked", ["fetch", "stage", "validate", "attribute"]),
        ("ranks worked out", ["analyse"]),
        ("release written, checked and published", ["research", "match", "compare", "verify", "publish"]),
    ];

    private int unpublished;

    public string Name => "growth";

    public string Description =>
        "A whole refresh, and the first page of what it published, of an England that is there so many times: areas x years of figures, each copy under codes of its own. 1x1 is England as it is and the reference. Each is a process of its own; 'wall s', 'CPU s' and 'peak MB' are those of its stages. Setting: Growth__Sizes (1x1,1x4,4x1,16x1).";

    public bool IsLong => true;

    public IReadOnlyList<Limit> Limits => [new("refreshes that published nothing, but for want of memory", _ => (unpublished, 0))];

    public IEnumerable<Measurement> Run(CancellationToken cancellation)
    {
        foreach (var size in Sizes)
        {
            var folder = Directory.CreateTempSubdirectory("healthneeds-growth-").FullName;
            try
            {
                var parts = size.Split('x').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToList();
                new GrownSnapshot(parts[0], parts[1]).Write(Path.Combine(folder, "data"));
                foreach (var row in Refreshed(folder, size, parts[0], cancellation))
                    yield return row;
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    /// <summary>The part of one child process: a refresh whose record is what it prints last.</summary>
    public static int RunPart(string folder, string times)
    {
        var many = int.Parse(times, CultureInfo.InvariantCulture);
        var settings = new KeyValuePair<string, string?>[] { new("Releases:Directory", Path.Combine(folder, "releases")), new("Data:Directory", Path.Combine(folder, "data")), new("Live:Offline", "true") };
        using var services = new ServiceCollection().AddLogging()
            .AddSingleton(new ReleaseExpectations([.. DataCatalogues.Read(Path.Combine(folder, "data")).Expected.AreaCounts.Select(c => c with { Areas = c.Within == AreaCode.England ? c.Areas * many : c.Areas })]))
            .AddRefresh(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).BuildServiceProvider();
        var record = services.GetRequiredService<Refresh>().RunAsync(new RefreshRequest("south-yorkshire", Force: true, "command"), [], CancellationToken.None).GetAwaiter().GetResult();
        Console.WriteLine(JsonSerializer.Serialize(record, CatalogueJson.Options));
        return 0;
    }

    private IEnumerable<Measurement> Refreshed(string folder, string size, int times, CancellationToken cancellation)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(GrowthBenchmark).Assembly.Location, "--grown", folder, $"{times}"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        using var stop = cancellation.Register(process.Kill);
        var said = process.StandardOutput.ReadToEnd().Trim().Split('\n')[^1];
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            unpublished += process.ExitCode == Killed ? 0 : 1;
            yield return Measurement.Skipped("ours", size, $"the process ended with {process.ExitCode} ({Killed} is the system's hand, for want of memory)");
            yield break;
        }

        var record = JsonSerializer.Deserialize<RunRecord>(said, CatalogueJson.Options)!;
        foreach (var (work, ids) in Works)
        {
            var stages = record.Stages.Where(s => ids.Contains(s.Id)).ToList();
            yield return new Measurement("ours", $"{size}: {work}", TimeSpan.FromSeconds(stages.Sum(s => s.Seconds)), TimeSpan.FromSeconds(stages.Sum(s => s.CpuSeconds ?? 0)), stages.Max(s => s.PeakBytes ?? 0), string.Join(", ", stages.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Id} {s.Seconds:0.0} s"))));
        }

        if (record.Outcome != RunOutcome.Published)
        {
            unpublished++;
            yield return Measurement.Skipped("ours", size, $"{record.Outcome}: {record.Message}");
            yield break;
        }

        yield return FirstPage(Path.Combine(folder, "releases"), size, record);
    }

    private static Measurement FirstPage(string releases, string size, RunRecord record)
    {
        var clock = Stopwatch.StartNew();
        using var dashboard = new DashboardProcess(releases);
        using var response = dashboard.Client.Send(new HttpRequestMessage(HttpMethod.Get, "/"));
        response.EnsureSuccessStatusCode().Content.ReadAsStream().CopyTo(Stream.Null);
        var wall = clock.Elapsed;
        dashboard.Server.Refresh();
        var bytes = new FileInfo(Directory.EnumerateFiles(releases, "*.duckdb").Single()).Length;
        return new Measurement("ours", $"{size}: first page, from the start of the site", wall, dashboard.Server.TotalProcessorTime, dashboard.Server.WorkingSet64,
            string.Create(CultureInfo.InvariantCulture, $"release of {bytes / 1e6:0} MB, {record.RowsPublished:N0} figures, {(double)bytes / record.RowsPublished:0.0} bytes each"));
    }
}
