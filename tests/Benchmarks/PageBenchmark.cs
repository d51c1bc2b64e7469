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

    /// <summary>Asked one after another, for a second at most each: such answers are not kept by the site.</summary>
    private const int Lists = 20;
    private const string ListWork = "a list of 500 LSOAs of England, JSON, 20 by one client";

    public string Name => "pages";

    public IReadOnlyList<Limit> Limits { get; } = [Limit.Seconds("ours", Lists, ListWork)];

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
        yield return Measure("ours", ListOf500(dashboard.Client), ListWork, dashboard.Client, dashboard.Server, Lists, 1);
    }

    private static Measurement Measure(string subject, string path, string work, HttpClient client, Process server, int requests = Requests, int clients = Clients)
    {
        var bytes = Fetch(client, path, Math.Min(Warm, requests), clients)[0].Bytes;
        server.Refresh();
        var cpu = server.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        var answers = Fetch(client, path, requests, clients);
        clock.Stop();
        server.Refresh();
        var times = answers.Select(a => a.Milliseconds).Order().ToList();
        var note = $"{bytes / 1024.0:0.0} kB; median {times[times.Count / 2]:0.0} ms, 99th percentile {times[times.Count * 99 / 100]:0.0} ms; {requests / clock.Elapsed.TotalSeconds:N0} a second";
        return new Measurement(subject, work, clock.Elapsed, server.TotalProcessorTime - cpu, server.WorkingSet64, note);
    }

    private static List<(double Milliseconds, int Bytes)> Fetch(HttpClient client, string path, int requests, int clients)
    {
        var answers = new List<(double, int)>(requests);
        Parallel.For(0, requests, new ParallelOptions { MaxDegreeOfParallelism = clients }, _ =>
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

    private static string ListOf500(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/areas?level=lsoa21&within=E92000001");
        using var response = client.Send(request);
        using var answer = System.Text.Json.JsonDocument.Parse(DashboardProcess.Plain(response));
        return $"/api/v1/places?areas={string.Join(',', answer.RootElement.GetProperty("items").EnumerateArray().Select(a => a.GetProperty("code").GetString()).Where((_, i) => i % 60 == 0).Take(500))}";
    }
}
