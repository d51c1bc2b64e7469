using HealthNeeds.Core.Runs;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Schema;
using HealthNeeds.Store.State;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Worker;

/// <summary>Reads what the worker does just now from the releases directory: it goes on while a release is served.</summary>
internal sealed class RunningReader(ReleaseStore store, FreshnessReader freshness, WorkerState worker, DiskRoom room, ReplicaReader replica, IOptions<ReleaseOptions> options, TimeProvider time)
{
    public RunningView Read()
    {
        using var lease = store.TryLease();
        return Of(freshness.List(lease?.Manifest.Sources() ?? []), lease?.Info);
    }

    /// <param name="release">The one that serves; null where there is none, or only some sources are looked at.</param>
    public RunningView Of(IReadOnlyList<FreshnessView> sources, ReleaseInfo? release = null)
    {
        var run = new RunProgressFile(options.Value.Directory).Read();
        return new RunningView(
            run?.IsLive(time.GetUtcNow()) == true ? run : null,
            [.. sources.Where(s => s.Pull is not null).Select(s => (s.Title, s.Pull!))],
            worker.Problem,
            replica.Read())
        {
            Full = release is null ? null : room.Problem(release),
        };
    }
}

/// <summary>What the worker does just now.</summary>
/// <param name="Run">The refresh that is under way, if one is.</param>
/// <param name="Pulls">Sources that are being asked, with their titles.</param>
/// <param name="Problem">Why no worker runs although this site is to look after one; null while all is well.</param>
/// <param name="Replica">How this site stands to the origin of its releases; null where they are made beside it.</param>
public sealed record RunningView(RunProgress? Run, IReadOnlyList<(string Title, PullProgress Pull)> Pulls, string? Problem, ReplicaView? Replica = null)
{
    /// <summary>Why the next refresh will have no room; null while there is some, and where only some sources are looked at.</summary>
    public string? Full { get; init; }

    public bool IsQuiet => Run is null && Pulls.Count == 0 && Replica?.Arriving is null;
}
