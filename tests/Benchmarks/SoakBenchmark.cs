using System.Diagnostics;
using System.Globalization;

namespace HealthNeeds.Benchmarks;

/// <summary>Many readers at once while the worker publishes one release after another.</summary>
internal sealed class SoakBenchmark : IBenchmark
{
    private static readonly int Readers = Setting("Soak__Readers", 200);
    private static readonly int Minutes = Setting("Soak__Minutes", 10);
    private static readonly int Releases = Setting("Soak__Releases", 5);
    private static readonly TimeSpan After = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Cold = TimeSpan.FromSeconds(60);

    private int wrong;
    private int unpublished;

    public string Name => "soak";

    public string Description =>
        $"{Readers} readers, each from an address of its own, who look at an answer for 2 to 8 seconds before they ask again: pages, places, views that are worked out, downloads, search. They come to a site that has made its release ready, for at least {Minutes} minutes, and until {After.TotalMinutes:0} minutes after the worker has published {Releases} releases, each a whole refresh of the bundled figures at low priority. Then as many come to a site in the moment it has started, for {Cold.TotalSeconds:0} seconds. Readers, site and worker share the machine. 'wall s' is the 99th percentile. Releases__Directory names a directory with a release, which is copied. Settings: Soak__Readers, Soak__Minutes, Soak__Releases; Dashboard__Program names a published site in place of the one that is built here.";

    public bool IsLong => true;

    public IReadOnlyList<Limit> Limits =>
    [
        Limit.Seconds("ours", 1, "pages"),
        new Limit("no answer but a right one, or 503 with Retry-After where a view is bounded", _ => (wrong, 0)),
        new Limit("releases that were not published", _ => (unpublished, 0)),
        new Limit("memory of the last minute within 5 % of the third", all => Growth(all)),
    ];

    public IEnumerable<Measurement> Run(CancellationToken cancellation)
    {
        if (DashboardProcess.WhyNot is { } reason)
        {
            yield return Measurement.Skipped("ours", "soak", reason);
            yield break;
        }

        var folder = Directory.CreateTempSubdirectory("healthneeds-soak-").FullName;
        try
        {
            DashboardProcess.CopyReleases(folder);
            using (var dashboard = new DashboardProcess(folder))
            {
                dashboard.Rest();
                foreach (var row in RunAsync(dashboard, folder, cancellation).GetAwaiter().GetResult())
                    yield return row;
            }

            using var started = new DashboardProcess(folder);
            foreach (var row in StartAsync(started, cancellation).GetAwaiter().GetResult())
                yield return row;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<IReadOnlyList<Measurement>> RunAsync(DashboardProcess dashboard, string releases, CancellationToken cancellation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var (answers, clock) = (new ReaderAnswers(), Stopwatch.StartNew());
        var memory = MemoryByMinute.WatchAsync(dashboard.Server, end.Token);
        var readers = SiteReaders.ReadAsync(Readers, dashboard, answers, end.Token);
        var published = await PublishAsync(releases, cancellation);
        // The last minute is as far from a publication as the third is, or two releases would be weighed against one.
        var left = TimeSpan.FromMinutes(Minutes) - clock.Elapsed;
        await Task.Delay(left > After ? left : After, cancellation);
        await end.CancelAsync();
        await readers;
        var minutes = await memory;
        (wrong, unpublished) = (answers.Wrong.Count, Releases - published);
        return
        [
            answers.Row(ViewKind.Page, "pages"),
            answers.Row(ViewKind.Bounded, "views that are worked out"),
            answers.Row(ViewKind.Download, "downloads"),
            answers.WrongRow("answers that were wrong"),
            new("ours", "releases published meanwhile", clock.Elapsed, TimeSpan.Zero, 0, $"{published} in {clock.Elapsed.TotalMinutes:0.0} minutes"),
            new("ours", "memory of the site, third minute", TimeSpan.Zero, TimeSpan.Zero, minutes.Count > 2 ? minutes[2] : 0, "median of the minute"),
            new("ours", "memory of the site, last minute", TimeSpan.Zero, TimeSpan.Zero, minutes[^1], $"by minute, MB: {string.Join(", ", minutes.Select(m => m / 1_000_000))}"),
        ];
    }

    private async Task<IReadOnlyList<Measurement>> StartAsync(DashboardProcess dashboard, CancellationToken cancellation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var answers = new ReaderAnswers();
        end.CancelAfter(Cold);
        await SiteReaders.ReadAsync(Readers, dashboard, answers, end.Token);
        cancellation.ThrowIfCancellationRequested();
        wrong += answers.Wrong.Count;
        return [answers.Row(ViewKind.Page, "first minute of a site: pages"), answers.WrongRow("first minute of a site: answers that were wrong")];
    }

    /// <returns>How many releases were published.</returns>
    private static async Task<int> PublishAsync(string releases, CancellationToken cancellation)
    {
        for (var i = 0; i < Releases; i++)
        {
            var start = new ProcessStartInfo("dotnet", [Path.Combine(RepositoryRoot.Path, "Ingest/bin/Release/net10.0/HealthNeeds.Ingest.dll"), "refresh", "--offline", "--force"]) { UseShellExecute = false, RedirectStandardOutput = true };
            start.Environment["Releases__Directory"] = releases;
            start.Environment["Data__Directory"] = Path.Combine(RepositoryRoot.Path, "data");
            using var worker = Process.Start(start)!;
            worker.PriorityClass = ProcessPriorityClass.BelowNormal;
            worker.BeginOutputReadLine();
            await worker.WaitForExitAsync(cancellation);
            if (worker.ExitCode != 0)
                return i;
        }

        return Releases;
    }

    private static (double, double)? Growth(IReadOnlyList<Measurement> all)
    {
        var rows = all.Where(m => m.Work.StartsWith("memory of the site", StringComparison.Ordinal)).ToList();
        return rows.Count == 2 && rows[0].PeakBytes > 0 ? ((double)rows[1].PeakBytes / rows[0].PeakBytes, 1.05) : null;
    }

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var set) ? set : otherwise;
}
