using HealthNeeds.Core.Runs;
using HealthNeeds.Dashboard.Worker;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.State;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Pages.Progress;

/// <summary>Reads how far the worker is from the releases directory.</summary>
internal sealed class ProgressReader(ReleaseStore store, ReplicaReader replica, IOptions<ReleaseOptions> options, TimeProvider time)
{
    public ProgressView Read()
    {
        var live = new RunProgressFile(options.Value.Directory).Read();
        return new ProgressView(
            live is not null && live.IsLive(time.GetUtcNow()) ? live : null,
            new RunLog(options.Value.Directory).List(1) is [var last, ..] ? last : null,
            store.Problem is not null,
            replica.Read());
    }
}

/// <summary>What a reader sees while there is no release.</summary>
/// <param name="Live">The run under way, or null.</param>
/// <param name="LastRun">The newest run that ended without a release, or null.</param>
/// <param name="Refused">True where a release lies in the directory and was refused.</param>
/// <param name="Replica">How this site stands to the origin of its releases; null where they are made beside it.</param>
public sealed record ProgressView(RunProgress? Live, RunRecord? LastRun, bool Refused, ReplicaView? Replica = null);
