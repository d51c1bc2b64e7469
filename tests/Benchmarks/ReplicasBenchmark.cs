using System.Diagnostics;
using System.Net;
using System.Text.Json;
using HealthNeeds.Fixtures;

namespace HealthNeeds.Benchmarks;

/// <summary>One, two and four dashboards over one releases directory, behind nginx: what more of them bring, and cost, on this machine.</summary>
internal sealed class ReplicasBenchmark : IBenchmark
{
    private const int Clients = 8;

    private static readonly int[] Counts = [1, 2, 4];
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(10);

    public string Name => "replicas";

    public string Description =>
        $"Dashboards behind nginx (round robin, keep-alive); {Clients} clients ask without pause for {Long.TotalSeconds:0} s. Kept: one page that every dashboard has kept. Drawn: profiles of places, each asked for once. 'wall s' is the 95th percentile of what a reader waits, 'CPU s' and 'peak MB' are of all dashboards together. The load, nginx and the dashboards share the machine's cores.";

    public IEnumerable<Measurement> Run(CancellationToken cancellation)
    {
        if (DashboardProcess.WhyNot is { } reason)
        {
            yield return Measurement.Skipped("ours", "replicas", reason);
            yield break;
        }

        if (!File.Exists("/usr/sbin/nginx"))
        {
            yield return Measurement.Skipped("ours", "replicas", "there is no nginx on this machine (apt-get install nginx)");
            yield break;
        }

        foreach (var count in Counts)
        {
            using var site = new BalancedDashboards(count);
            yield return Measure(site, $"kept, {count} dashboards", _ => "/", cancellation);
            var codes = site.Codes();
            yield return Measure(site, $"drawn, {count} dashboards", n => $"/areas/{codes[n % codes.Count]}", cancellation);
        }
    }

    private static Measurement Measure(BalancedDashboards site, string work, Func<int, string> address, CancellationToken cancellation)
    {
        for (var warm = 0; warm < 4 * site.Dashboards.Count; warm++)
            Ask(site.Client, "/");
        var (cpu, clock, asked, times) = (site.Cpu(), Stopwatch.StartNew(), -1, new List<double>());
        Parallel.For(0, Clients, new ParallelOptions { MaxDegreeOfParallelism = Clients, CancellationToken = cancellation }, _ =>
        {
            var own = new List<double>();
            while (clock.Elapsed < Long)
                own.Add(Ask(site.Client, address(Interlocked.Increment(ref asked))));
            lock (times)
                times.AddRange(own);
        });
        var seconds = clock.Elapsed.TotalSeconds;
        times.Sort();
        var p95 = times[(int)Math.Ceiling(times.Count * 0.95) - 1];
        return new Measurement("ours", work, TimeSpan.FromMilliseconds(p95), site.Cpu() - cpu, site.Memory(), $"{times.Count / seconds:N0} a second; median {times[times.Count / 2]:0.0} ms, 95th percentile {p95:0.0} ms");
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

/// <summary>Dashboards as processes, and nginx before them.</summary>
internal sealed class BalancedDashboards : IDisposable
{
    private readonly NginxServer _nginx;

    public BalancedDashboards(int count)
    {
        for (var i = 0; i < count; i++)
            Dashboards.Add(new DashboardProcess());
        var port = FreePort.Take();
        _nginx = NginxServer.Started($$"""
                upstream site {
                    {{string.Join(' ', Dashboards.Select(d => $"server 127.0.0.1:{d.Client.BaseAddress!.Port};"))}}
                    keepalive 32;
                }
                server {
                    listen 127.0.0.1:{{port}};
                    location / {
                        proxy_pass http://site;
                        proxy_http_version 1.1;
                        proxy_set_header Connection "";
                    }
                }
            """);
        Client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        Client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", "br, gzip");
        DashboardProcess.WaitUntilReady(Client, () => _nginx.HasEnded);
    }

    public List<DashboardProcess> Dashboards { get; } = [];

    public HttpClient Client { get; }

    public TimeSpan Cpu() => Dashboards.Select(d => Fresh(d.Server).TotalProcessorTime).Aggregate((all, one) => all + one);

    public long Memory() => Dashboards.Sum(d => Fresh(d.Server).WorkingSet64);

    /// <summary>Neighbourhoods of England, more than can be asked for.</summary>
    public IReadOnlyList<string> Codes()
    {
        using var response = Client.Send(new HttpRequestMessage(HttpMethod.Get, "/api/v1/rankings?level=msoa21&within=E92000001"));
        using var answer = JsonDocument.Parse(DashboardProcess.Plain(response.EnsureSuccessStatusCode()));
        return [.. answer.RootElement.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("code").GetString()!)];
    }

    public void Dispose()
    {
        Client.Dispose();
        _nginx.Dispose();
        foreach (var dashboard in Dashboards)
            dashboard.Dispose();
    }

    private static Process Fresh(Process process)
    {
        process.Refresh();
        return process;
    }
}
