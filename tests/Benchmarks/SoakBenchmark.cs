using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace HealthNeeds.Benchmarks;

/// <summary>Many readers at once while the worker publishes one release after another.</summary>
internal sealed class SoakBenchmark : IBenchmark
{
    private static readonly int Readers = Setting("Soak__Readers", 200);
    private static readonly int Minutes = Setting("Soak__Minutes", 10);
    private static readonly int Releases = Setting("Soak__Releases", 5);

    private int wrong;

    public string Name => "soak";

    public string Description =>
        $"{Readers} readers, each from an address of its own, who look at an answer for 2 to 8 seconds before they ask again: pages, places, views that are worked out, downloads, search. At least {Minutes} minutes, and until the worker has published {Releases} releases, each a whole refresh of the bundled figures at low priority. Readers, site and worker share the machine. 'wall s' is the 99th percentile. Releases__Directory names a directory with a release, which is copied. Settings: Soak__Readers, Soak__Minutes, Soak__Releases.";

    public bool IsLong => true;

    public IReadOnlyList<Limit> Limits =>
    [
        Limit.Seconds("ours", 1, "pages"),
        new Limit("no answer but a right one, or 503 with Retry-After where a view is bounded", _ => (wrong, 0)),
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
            using var dashboard = new DashboardProcess(folder);
            foreach (var row in RunAsync(dashboard, folder, cancellation).GetAwaiter().GetResult())
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
        var (answers, clock, of) = (new ReaderAnswers(), Stopwatch.StartNew(), ReaderViews.Of(dashboard.Client));
        var memory = WatchAsync(dashboard.Server, end.Token);
        var readers = Enumerable.Range(0, Readers).Select(i => ReadAsync(dashboard, i, of, answers, end.Token)).ToList();
        var published = await PublishAsync(releases, cancellation);
        if (TimeSpan.FromMinutes(Minutes) - clock.Elapsed is { Ticks: > 0 } left)
            await Task.Delay(left, cancellation);
        await end.CancelAsync();
        await Task.WhenAll(readers);
        var minutes = await memory;
        wrong = answers.Wrong.Count;
        return
        [
            answers.Row(ViewKind.Page, "pages"),
            answers.Row(ViewKind.Bounded, "views that are worked out"),
            answers.Row(ViewKind.Download, "downloads"),
            new("ours", "answers that were wrong", TimeSpan.Zero, TimeSpan.Zero, 0, $"{wrong}{string.Concat(answers.Wrong.Distinct().Take(3).Select(w => $"; {w}"))}; {answers.Later} were told to come back later"),
            new("ours", "releases published meanwhile", clock.Elapsed, TimeSpan.Zero, 0, $"{published} in {clock.Elapsed.TotalMinutes:0.0} minutes"),
            new("ours", "memory of the site, third minute", TimeSpan.Zero, TimeSpan.Zero, minutes.Count > 2 ? minutes[2] : 0, "median of the minute"),
            new("ours", "memory of the site, last minute", TimeSpan.Zero, TimeSpan.Zero, minutes[^1], $"by minute, MB: {string.Join(", ", minutes.Select(m => m / 1_000_000))}"),
        ];
    }

    private static async Task ReadAsync(DashboardProcess dashboard, int reader, Func<Random, ReaderViews> of, ReaderAnswers answers, CancellationToken cancellation)
    {
        var random = new Random(reader);
        var views = of(random);
        using var client = dashboard.ClientFrom(new IPAddress([127, 1, (byte)(reader / 250), (byte)(1 + (reader % 250))]));
        try
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromSeconds(2 + (random.NextDouble() * 6)), cancellation);
                var (kind, path) = views.Next();
                await answers.AskAsync(client, kind, path, cancellation);
            }
        }
        catch (OperationCanceledException)
        {
            // The soak is over.
        }
    }

    /// <returns>How many releases were published.</returns>
    private static async Task<int> PublishAsync(string releases, CancellationToken cancellation)
    {
        for (var i = 0; i < Releases; i++)
        {
            var start = new ProcessStartInfo("dotnet", [Path.Combine(Repository.Root, "Ingest/bin/Release/net10.0/HealthNeeds.Ingest.dll"), "refresh", "--offline", "--force"]) { UseShellExecute = false, RedirectStandardOutput = true };
            start.Environment["Releases__Directory"] = releases;
            start.Environment["Data__Directory"] = Path.Combine(Repository.Root, "data");
            using var worker = Process.Start(start)!;
            worker.PriorityClass = ProcessPriorityClass.BelowNormal;
            worker.BeginOutputReadLine();
            await worker.WaitForExitAsync(cancellation);
            if (worker.ExitCode != 0)
                return i;
        }

        return Releases;
    }

    /// <returns>The median of each minute's samples, in bytes.</returns>
    private static async Task<IReadOnlyList<long>> WatchAsync(Process server, CancellationToken cancellation)
    {
        var (samples, clock) = (new List<(int Minute, long Bytes)>(), Stopwatch.StartNew());
        while (!cancellation.IsCancellationRequested)
        {
            server.Refresh();
            samples.Add(((int)clock.Elapsed.TotalMinutes, server.WorkingSet64));
            await Task.Delay(TimeSpan.FromSeconds(5), cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return [.. samples.GroupBy(s => s.Minute).Select(g => g.Select(s => s.Bytes).Order().ElementAt(g.Count() / 2))];
    }

    private static (double, double)? Growth(IReadOnlyList<Measurement> all)
    {
        var rows = all.Where(m => m.Work.StartsWith("memory of the site", StringComparison.Ordinal)).ToList();
        return rows.Count == 2 && rows[0].PeakBytes > 0 ? ((double)rows[1].PeakBytes / rows[0].PeakBytes, 1.05) : null;
    }

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var set) ? set : otherwise;
}
