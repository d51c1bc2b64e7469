using HealthNeeds.Core.Runs;
using HealthNeeds.Fixtures;
using HealthNeeds.Ingest.Replicas;
using HealthNeeds.Ingest.Tests.Http;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Schema;
using HealthNeeds.Store.State;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace HealthNeeds.Ingest.Tests.Replicas;

/// <summary>A releases directory served at an address, and a replica of it.</summary>
internal sealed class ReplicaBench : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("replica-").FullName;
    private readonly List<ReplicaFollower> _followers = [];

    private ReplicaBench(LoopbackPublisher server)
    {
        Server = server;
        Options = new ReplicaOptions { Origin = server.Root.ToString(), IntervalSeconds = 0.05, JitterSeconds = 0, StallSeconds = 120 };
        server.Serve(request => Answer(request));
    }

    public LoopbackPublisher Server { get; }

    public ReplicaOptions Options { get; }

    public string Origin => Path.Combine(_folder, "origin");

    public string Replica => Path.Combine(_folder, "replica");

    public ReplicaStatus Status => new ReplicaStatusFile(Replica).Read()!;

    public string? Serving => File.Exists(Path.Combine(Replica, "current.json")) ? ReleasePointer.Read(Path.Combine(Replica, "current.json")).Id : null;

    public static async Task<ReplicaBench> StartAsync() => new(await LoopbackPublisher.StartAsync());

    /// <summary>Publishes at the origin, as the worker does.</summary>
    public ReleaseInfo Publish()
    {
        var release = SmallRelease.Publish(Origin);
        List();
        return release;
    }

    public void List() => new OriginIndexWriter(Origin).Write();

    public void Point(ReleaseInfo release) => new ReleasePointer(release.Id, $"{release.Id}.duckdb", release.Sha256, release.Published).Write(Path.Combine(Origin, "current.json"));

    /// <summary>A process of its own, as far as what it remembers goes.</summary>
    public ReplicaFollower Follower(int keep = 10)
    {
        var follower = new ReplicaFollower(Options, new ReleaseOptions { Directory = Replica, Keep = keep }, TimeProvider.System, NullLogger<ReplicaFollower>.Instance, seed: 1);
        _followers.Add(follower);
        return follower;
    }

    public async Task<string?> Look(int keep = 10) => await Follower(keep).LookAsync(CancellationToken.None);

    /// <summary>A file of the origin as the server gives it.</summary>
    public PublisherAnswer Whole(string file)
    {
        var path = Path.Combine(Origin, file);
        return PublisherAnswer.Bytes(File.ReadAllBytes(path), "application/octet-stream").With(etag: $"\"{File.GetLastWriteTimeUtc(path).Ticks}\"").WithRanges();
    }

    public IReadOnlyList<string> Here() => [.. Directory.EnumerateFiles(Replica, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Replica, f)).Order(StringComparer.Ordinal)];

    public async ValueTask DisposeAsync()
    {
        foreach (var follower in _followers)
            follower.Dispose();
        await Server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private PublisherAnswer? Answer(HttpRequest request)
    {
        var file = request.Path.Value!.TrimStart('/');
        return File.Exists(Path.Combine(Origin, file)) ? Whole(file) : null;
    }
}
