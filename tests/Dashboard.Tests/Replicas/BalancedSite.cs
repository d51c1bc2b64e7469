using System.Diagnostics;
using System.Text.RegularExpressions;
using HealthNeeds.Fixtures;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Dashboard.Tests.Replicas;

/// <summary>An origin and three replicas behind a balancer, as processes: nginx by the parts of docs/replicas.md, dashboards as they are deployed.</summary>
internal sealed partial class BalancedSite : IDisposable
{
    /// <summary>Who asks, for a test that is several readers: nginx takes it for the address of the connection.</summary>
    public const string ClientHeader = "X-Test-Client";

    private const int Count = 3;

    private readonly string _folder = Directory.CreateTempSubdirectory("replicas-").FullName;
    private readonly List<ReplicaProcess> _replicas = [];
    private readonly int _originPort = FreePort.Take();
    private readonly int _balancerPort = FreePort.Take();
    private NginxServer? _nginx;

    private BalancedSite()
    {
    }

    public IReadOnlyList<ReplicaProcess> Replicas => _replicas;

    public Uri OriginAddress => new($"http://127.0.0.1:{_originPort}/");

    public Uri Address => new($"http://127.0.0.1:{_balancerPort}/");

    private string Origin => Path.Combine(_folder, "origin");

    /// <param name="release">What the origin has from the start: all replicas serve it when this returns.</param>
    /// <param name="settings">Of each dashboard. The first makes its releases ready before it serves them, as a deployed one does; for three that would take long.</param>
    public static async Task<BalancedSite> StartAsync(MadeReleases release, params (string Name, string Value)[] settings)
    {
        var site = new BalancedSite();
        try
        {
            await site.PublishAsync(release);
            for (var i = 0; i < Count; i++)
                site._replicas.Add(new ReplicaProcess(Path.Combine(site._folder, $"replica-{i}"), site.OriginAddress.ToString(), look: "0.3", i == 0 ? settings : [.. settings, ("WarmUp", "false")]));
            site._nginx = NginxServer.Started(site.Parts());
            await site.AgreeAsync(release.Info);
            return site;
        }
        catch
        {
            site.Dispose();
            throw;
        }
    }

    /// <summary>Publishes another release at the origin.</summary>
    public async Task PublishAsync(MadeReleases release)
    {
        release.PutInto(Origin);
        var start = new ProcessStartInfo("dotnet", [ReplicaProcess.Worker, "replica", "offer", "--releases", Origin]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.Should().Be(0);
    }

    /// <summary>Names a release that the origin has as the one to serve.</summary>
    public void Point(ReleaseInfo release) =>
        new ReleasePointer(release.Id, $"{release.Id}.duckdb", release.Sha256, release.Published).Write(Path.Combine(Origin, "current.json"));

    /// <summary>Waits until all replicas serve it.</summary>
    public async Task AgreeAsync(ReleaseInfo release)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        foreach (var replica in _replicas)
        {
            while (!await replica.Serves(release.Id))
            {
                if (patience.IsCancellationRequested)
                    throw new InvalidOperationException($"A replica does not serve {release.Id}.\n{_nginx?.Errors}\n{replica.Log}");
                await Task.Delay(100, CancellationToken.None);
            }
        }
    }

    public void Dispose()
    {
        _nginx?.Dispose();
        foreach (var replica in _replicas)
            replica.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The nginx parts of the guide, with this test's folder and ports.</summary>
    private string Parts()
    {
        var guide = File.ReadAllText(RepositoryFile.Path("docs", "replicas.md"));
        var parts = NginxPart().Matches(guide).Select(m => m.Groups["part"].Value).ToList();
        parts.Should().HaveCount(2, "the guide has one part for the origin and one for the balancer");
        Replica().Count(parts[1]).Should().Be(Count);
        var text = string.Join('\n', parts.Prepend($"set_real_ip_from 127.0.0.1;\nreal_ip_header {ClientHeader};"))
            .Replace("listen 8081;", $"listen 127.0.0.1:{_originPort};", StringComparison.Ordinal)
            .Replace("listen 8080;", $"listen 127.0.0.1:{_balancerPort};", StringComparison.Ordinal)
            .Replace("/srv/healthneeds/releases", Origin, StringComparison.Ordinal);
        return Replica().Replace(text, r => $"127.0.0.1:{_replicas[int.Parse(r.Groups["number"].Value) - 1].Port}");
    }

    [GeneratedRegex(@"^```nginx\n(?<part>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex NginxPart();

    [GeneratedRegex(@"dashboard-(?<number>\d):5080", RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex Replica();
}
