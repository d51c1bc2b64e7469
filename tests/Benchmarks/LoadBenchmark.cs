using System.Diagnostics;
using System.Text.Json;

namespace HealthNeeds.Benchmarks;

/// <summary>What readers wait for views that nobody asked for before, and how many cached ones a second, beside a static file of the same server.</summary>
internal sealed class LoadBenchmark : IBenchmark
{
    private const int PerSecond = 40;
    private const int Clients = 4;

    private static readonly TimeSpan Cached = TimeSpan.FromSeconds(5);

    private static readonly string[] FocusAreas = ["overall", "best-start", "smoking-alcohol-obesity", "cardio-respiratory", "mental-health", "cancer"];

    private static readonly string[] Levels = ["lsoa21", "msoa21", "ltla24"];

    public string Name => "load";

    public string Description =>
        $"Every address is asked for once, so that none is cached; find need {PerSecond} times a second whether or not answers came, the others one after another. 'wall s' is the 95th percentile of what a reader waits. Cached: {Clients} clients for {Cached.TotalSeconds:0} s each, 'wall s' is one request's share. The load and the server share the machine. Releases__Directory names a directory with a release.";

    public IReadOnlyList<Limit> Limits { get; } =
    [
        Limit.Seconds("ours", 0.12, "find need, uncached"),
        Limit.Seconds("ours", 0.15, "what-if"),
        Limit.Seconds("ours", 0.15, "compare"),
        Limit.Seconds("ours", 1.5, "test-beds"),
        Limit.Seconds("ours", 1.5, "plan"),
        Limit.Seconds("ours", 3, "briefing as PDF"),
        Limit.Times("ours", "static file", 4, "a cached answer"),
    ];

    public IEnumerable<Measurement> Run(CancellationToken cancellation)
    {
        if (DashboardProcess.WhyNot is { } reason)
        {
            yield return Measurement.Skipped("ours", "load", reason);
            yield break;
        }

        using var dashboard = new DashboardProcess();
        WarmUp(dashboard);
        yield return Fixed("find need, uncached", dashboard, FindNeed());
        yield return Sequence("what-if", dashboard, Enumerable.Range(1, 40).Select(i => $"/what-if?weights={FocusAreas[1 + (i % 5)]}:{FormattableString.Invariant($"{1 + (i * 0.05):0.00}")}"));
        yield return Sequence("compare", dashboard, Compared(dashboard));
        yield return Sequence("test-beds", dashboard, Enumerable.Range(0, 20).Select(i => $"/test-beds?need={FocusAreas[1 + (i % 5)]}&sites={6 + i}"));
        yield return Sequence("plan", dashboard, Enumerable.Range(0, 20).Select(i => $"/plan?focus={FocusAreas[i % 6]}&sites={1 + (i % 5)}&km={FormattableString.Invariant($"{3 + (i * 0.1):0.0}")}"));
        yield return Sequence("briefing as PDF", dashboard, FocusAreas.SelectMany(f => Levels.Select(l => $"/briefing/ranking.pdf?focus={f}&level={l}")).Concat(FocusAreas.Select(f => $"/briefing/plan.pdf?focus={f}&sites=4")));
        yield return Repeated("static file", dashboard, dashboard.StaticFile());
        yield return Repeated("ours", dashboard, "/");
    }

    /// <summary>A reader's first views of a release are worked out when it is opened, and by the site itself: not measured here.</summary>
    private static void WarmUp(DashboardProcess dashboard)
    {
        foreach (var path in (string[])["/", "/what-if", "/compare?areas=E02001509,E02001510", "/test-beds?need=cancer", "/plan", "/plan?focus=cancer"])
            Ask(dashboard.Client, path);
        dashboard.Rest();
    }

    /// <summary>Every page of every list of neighbourhoods of the region.</summary>
    private static IEnumerable<string> FindNeed() =>
        from page in Enumerable.Range(2, 16)
        from focus in FocusAreas
        from kind in (string[])["unmet", "burden"]
        select $"/?focus={focus}&kind={kind}&page={page}";

    private static IEnumerable<string> Compared(DashboardProcess dashboard)
    {
        using var response = dashboard.Client.Send(new HttpRequestMessage(HttpMethod.Get, "/api/v1/rankings?level=msoa21") { Headers = { { "Accept-Encoding", "identity" } } });
        using var answer = JsonDocument.Parse(response.EnsureSuccessStatusCode().Content.ReadAsStream());
        var codes = answer.RootElement.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("code").GetString()!).ToList();
        return [.. codes.Chunk(4).Take(40).Select((chunk, i) => $"/compare?areas={string.Join(',', chunk)}&focus={FocusAreas[1 + (i % 5)]}")];
    }

    private static Measurement Sequence(string work, DashboardProcess dashboard, IEnumerable<string> paths) =>
        Timed(work, dashboard, () => [.. paths.Select(path => Ask(dashboard.Client, path))]);

    private static Measurement Fixed(string work, DashboardProcess dashboard, IEnumerable<string> paths) =>
        Timed(work, dashboard, () => Task.WhenAll(paths.Select((path, i) => Later(dashboard.Client, path, TimeSpan.FromSeconds((double)i / PerSecond)))).GetAwaiter().GetResult());

    private static async Task<double> Later(HttpClient client, string path, TimeSpan after)
    {
        await Task.Delay(after);
        return await Task.Run(() => Ask(client, path));
    }

    private static Measurement Timed(string work, DashboardProcess dashboard, Func<double[]> ask)
    {
        var cpu = dashboard.Cpu;
        var times = ask();
        Array.Sort(times);
        var p95 = times[(int)Math.Ceiling(times.Length * 0.95) - 1];
        return new Measurement("ours", work, TimeSpan.FromMilliseconds(p95), dashboard.Cpu - cpu, dashboard.Server.WorkingSet64, $"{times.Length} addresses: median {times[times.Length / 2]:0} ms, 95th percentile {p95:0} ms, longest {times[^1]:0} ms");
    }

    private static Measurement Repeated(string subject, DashboardProcess dashboard, string path)
    {
        Ask(dashboard.Client, path);
        var (cpu, clock, answered) = (dashboard.Cpu, Stopwatch.StartNew(), 0);
        Parallel.For(0, Clients, new ParallelOptions { MaxDegreeOfParallelism = Clients }, _ =>
        {
            while (clock.Elapsed < Cached)
            {
                Ask(dashboard.Client, path);
                Interlocked.Increment(ref answered);
            }
        });
        return new Measurement(subject, "a cached answer", clock.Elapsed / answered, dashboard.Cpu - cpu, dashboard.Server.WorkingSet64, $"{answered / clock.Elapsed.TotalSeconds:N0} a second");
    }

    /// <returns>Milliseconds until the last byte came.</returns>
    private static double Ask(HttpClient client, string path)
    {
        var clock = Stopwatch.StartNew();
        using var response = client.Send(new HttpRequestMessage(HttpMethod.Get, path));
        if (!response.IsSuccessStatusCode) throw new InvalidOperationException($"{path} answered {(int)response.StatusCode}.");
        response.Content.ReadAsStream().CopyTo(Stream.Null);
        return clock.Elapsed.TotalMilliseconds;
    }
}
