using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

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
    ];

    public string Name => "pages";

    public string Description =>
        $"{Requests} requests by {Clients} clients over loopback, after {Warm} to warm up, compressed as a browser asks. CPU and memory are the server's. Releases__Directory names a directory with a release.";

    public IEnumerable<Measurement> Run(CancellationToken cancellation)
    {
        var releases = Environment.GetEnvironmentVariable("Releases__Directory") ?? Path.Combine(Repository.Root, "releases");
        if (!File.Exists(Path.Combine(releases, "current.json")))
        {
            yield return Measurement.Skipped("ours", "pages", $"{releases} has no release; make one with ./run or the command 'refresh'");
            yield break;
        }

        var address = $"http://127.0.0.1:{FreePort()}";
        using var server = Start(address, releases);
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = new Uri(address) };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", "br, gzip");
        WaitUntilReady(client, server);
        yield return Measure("static file", StaticFile(client), "a stylesheet", client, server);
        foreach (var (work, path) in Pages)
            yield return Measure("ours", path, work, client, server);
        server.Kill();
        server.WaitForExit();
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

    /// <summary>The first stylesheet the start page asks for.</summary>
    private static string StaticFile(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        using var response = client.Send(request);
        using var plain = new StreamReader(Plain(response));
        var page = plain.ReadToEnd();
        var at = page.IndexOf(".css", StringComparison.Ordinal);
        var from = page.LastIndexOf('"', at) + 1;
        return "/" + page[from..page.IndexOf('"', at)].TrimStart('/');
    }

    private static Stream Plain(HttpResponseMessage response) => response.Content.Headers.ContentEncoding.SingleOrDefault() switch
    {
        "br" => new System.IO.Compression.BrotliStream(response.Content.ReadAsStream(), System.IO.Compression.CompressionMode.Decompress),
        "gzip" => new System.IO.Compression.GZipStream(response.Content.ReadAsStream(), System.IO.Compression.CompressionMode.Decompress),
        _ => response.Content.ReadAsStream(),
    };

    private static Process Start(string address, string releases)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(Repository.Root, "Dashboard/bin/Release/net10.0/HealthNeeds.Dashboard.dll")])
        {
            WorkingDirectory = Path.Combine(Repository.Root, "Dashboard"),
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["ASPNETCORE_URLS"] = address;
        start.Environment["Releases__Directory"] = Path.GetFullPath(releases);
        start.Environment["Worker__Embedded"] = "false";
        var server = Process.Start(start)!;
        server.BeginOutputReadLine();
        return server;
    }

    private static void WaitUntilReady(HttpClient client, Process server)
    {
        for (var attempt = 0; attempt < 300; attempt++)
        {
            try
            {
                using var response = client.Send(new HttpRequestMessage(HttpMethod.Get, "/health/ready"));
                if (response.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException) when (!server.HasExited)
            {
                // Not listening yet.
            }

            Task.Delay(100).GetAwaiter().GetResult();
        }

        throw new InvalidOperationException("The dashboard was not ready within 30 s.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
