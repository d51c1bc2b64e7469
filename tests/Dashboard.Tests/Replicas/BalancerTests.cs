using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using HealthNeeds.Dashboard.Tests.Api;
using HealthNeeds.Dashboard.Tests.Servers;
using HealthNeeds.Fixtures;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Dashboard.Tests.Replicas;

/// <summary>An origin and three replicas behind a balancer, as processes: nginx by the parts of docs/replicas.md, dashboards as they are deployed.</summary>
[Trait("Speed", "Slow")]
public sealed partial class BalancerTests : IDisposable
{
    private const int Replicas = 3;

    private static readonly string[] Addresses = ["/", "/api/v1/rankings?level=msoa21", "/health/ready", "/api/v1/releases/current", "/data", "/areas/E01007317"];

    private readonly string _folder = Directory.CreateTempSubdirectory("replicas-").FullName;
    private readonly List<ReplicaProcess> _replicas = [];

    public void Dispose()
    {
        foreach (var replica in _replicas)
            replica.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [ProgramFact("nginx")]
    public async Task Readers_WhileTheOriginPublishesAndGoesBack_SeeNoFailure_AndAllReplicasAgree()
    {
        var origin = Path.Combine(_folder, "origin");
        var first = MadeReleases.First.PutInto(origin);
        await Offer(origin);
        var (originPort, balancerPort) = (FreePort.Take(), FreePort.Take());
        for (var i = 0; i < Replicas; i++)
            _replicas.Add(new ReplicaProcess(Path.Combine(_folder, $"replica-{i}"), $"http://127.0.0.1:{originPort}/", look: "0.3"));
        using var nginx = NginxServer.Started(Parts(origin, originPort, balancerPort));
        await Agree(first, nginx);
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{balancerPort}") };
        using var stop = new CancellationTokenSource();
        var answers = new ConcurrentBag<(string Address, int Status, bool SetsCookie)>();
        var readers = Enumerable.Range(0, 3).Select(r => Task.Run(() => Read(client, r, answers, stop.Token))).ToList();

        var second = MadeReleases.Second.PutInto(origin);
        await Offer(origin);
        await Agree(second, nginx);
        Point(origin, first);
        await Agree(first, nginx);
        Point(origin, second);
        await Agree(second, nginx);

        // However slow the machine, all addresses are asked after the last change too.
        for (var before = answers.Count; answers.Count < before + (2 * Addresses.Length) && !readers.Exists(r => r.IsCompleted);)
            await Task.Delay(50);
        await stop.CancelAsync();
        await Task.WhenAll(readers);
        answers.Should().HaveCountGreaterThan(2 * Addresses.Length).And.OnlyContain(a => a.Status == 200);
        answers.Should().OnlyContain(a => !a.SetsCookie, "nothing ties a reader to one machine");
        var tags = await Task.WhenAll(_replicas.Select(async r => (await r.Client.GetAsync("/")).Headers.ETag!.ToString()));
        tags.Distinct().Should().ContainSingle("a page kept by a browser is good for every replica");
        (await Task.WhenAll(_replicas.Select(r => r.Client.GetAsync($"/?release={first.Id}")))).Should().OnlyContain(r => r.IsSuccessStatusCode, "older releases came too");
        (await client.GetAsync($"http://127.0.0.1:{originPort}/evidence/x.json")).IsSuccessStatusCode.Should().BeFalse("the origin gives what replicas take, and nothing else");
    }

    private async Task Agree(ReleaseInfo release, NginxServer nginx)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        foreach (var replica in _replicas)
        {
            while (!await replica.Serves(release.Id))
            {
                if (patience.IsCancellationRequested)
                    throw new InvalidOperationException($"A replica does not serve {release.Id}.\n{nginx.Errors}\n{replica.Log}");
                await Task.Delay(100, CancellationToken.None);
            }
        }
    }

    private static async Task Read(HttpClient client, int reader, ConcurrentBag<(string Address, int Status, bool SetsCookie)> answers, CancellationToken token)
    {
        for (var turn = reader; !token.IsCancellationRequested; turn++)
        {
            var address = Addresses[turn % Addresses.Length];
            // Not cancelled with the token: a request cut off by the test would look like a failure of the site.
            using var response = await client.GetAsync(address, CancellationToken.None);
            await response.Content.ReadAsByteArrayAsync(CancellationToken.None);
            answers.Add((address, (int)response.StatusCode, response.Headers.Contains("Set-Cookie")));
            await Task.Delay(20, CancellationToken.None);
        }
    }

    private static async Task Offer(string origin)
    {
        var start = new ProcessStartInfo("dotnet", [ReplicaProcess.Worker, "replica", "offer", "--releases", origin]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.Should().Be(0);
    }

    private static void Point(string origin, ReleaseInfo release) =>
        new ReleasePointer(release.Id, $"{release.Id}.duckdb", release.Sha256, release.Published).Write(Path.Combine(origin, "current.json"));

    /// <summary>The nginx parts of the guide, with this test's folder and ports.</summary>
    private string Parts(string origin, int originPort, int balancerPort)
    {
        var guide = File.ReadAllText(RepositoryFile.Path("docs", "replicas.md"));
        var parts = NginxPart().Matches(guide).Select(m => m.Groups["part"].Value).ToList();
        parts.Should().HaveCount(2, "the guide has one part for the origin and one for the balancer");
        var servers = string.Join('\n', _replicas.Select(r => $"    server 127.0.0.1:{r.Port};"));
        return string.Join('\n', parts).Replace("listen 8081;", $"listen 127.0.0.1:{originPort};", StringComparison.Ordinal)
            .Replace("listen 8080;", $"listen 127.0.0.1:{balancerPort};", StringComparison.Ordinal)
            .Replace("/srv/healthneeds/releases", origin, StringComparison.Ordinal)
            .Replace("    server dashboard-1:5080;\n    server dashboard-2:5080;\n    server dashboard-3:5080;", servers, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^```nginx\n(?<part>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NginxPart();
}
