using System.Diagnostics;

namespace HealthNeeds.Benchmarks;

/// <summary>Pages and lists of the real dashboard over loopback, beside a static file from the same server.</summary>
internal sealed class PageBenchmark : IBenchmark
{
    private const int Warm = 20;
    private const int Requests = 200;
    private const int Clients = 4;

    private static readonly (string Work, string Path)[] Pages =
    [
        ("find need, 860 LSOAs", "/?focus=cardio-respiratory&level=lsoa21"),
        ("area page", "/areas/E01007317"),
        ("rankings JSON, 860 LSOAs", "/api/v1/rankings?focus=overall&level=lsoa21"),
        ("suggestions, all names of England", "/api/v1/search/suggest?q=gold"),
    ];

    public string Name => "pages";

    public string Description =>
        $"{Requests} requests by {Clients} clients over loopback, after {Warm} to warm up, compressed as a browser asks. CPU and memory are the server's. Releases__Directory names a directory with a release.";

    public IEnumerable<Measurement> Run(CancellationToken cancellation)
    {
        if (DashboardProcess.WhyNot is { } reason)
        {
            yield return Measurement.Skipped("ours", "pages", reason);
            yield break;
        }

        using var dashboard = new DashboardProcess();
        yield return Measure("static file", dashboard.StaticFile(), "a stylesheet", dashboard.Client, dashboard.Server);
        foreach (var (work, path) in Pages)
            yield return Measure("ours", path, work, dashboard.Client, dashboard.Server);
    }

    private static Measurement Measure(string subject, string path, string work, HttpClient client, Process server)
    {
        var bytes = Fetch(client, path, Warm)[0].Bytes;
        server.Refresh();
        var cpu = server.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        var answers = Fetch(client, path, Requests);
        clock.Stop();
        server.Refresh();
        var times = answers.Select(a => a.Milliseconds).Order().ToList();
        var note = $"{bytes / 1024.0:0.0} kB; median {times[times.Count / 2]:0.0} ms, 99th percentile {times[times.Count * 99 / 100]:0.0} ms; {Requests / clock.Elapsed.TotalSeconds:N0} a second";
        return new Measurement(subject, work, clock.Elapsed, server.TotalProcessorTime - cpu, server.WorkingSet64, note);
    }

    private static List<(double Milliseconds, int Bytes)> Fetch(HttpClient client, string path, int requests)
    {
        var answers = new List<(double, int)>(requests);
        Parallel.For(0, requests, new ParallelOptions { MaxDegreeOfParallelism = Clients }, _ =>
        {
            var clock = Stopwatch.StartNew();
            using var response = client.Send(new HttpRequestMessage(HttpMethod.Get, path));
            response.EnsureSuccessStatusCode();
            using var body = new MemoryStream();
            response.Content.ReadAsStream().CopyTo(body);
            lock (answers) answers.Add((clock.Elapsed.TotalMilliseconds, (int)body.Length));
        });
        return answers;
    }
}
