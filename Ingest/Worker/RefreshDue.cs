using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.State;
using Microsoft.Extensions.Options;
using Quartz;

namespace HealthNeeds.Ingest.Worker;

/// <summary>Whether a refresh is owed now, by what lies in the releases directory.</summary>
internal sealed class RefreshDue(IOptions<WorkerOptions> options, IngestPaths paths, ServingFigures live, ReleaseCatalogue releases, TimeProvider clock)
{
    public const string FirstRun = "first-run";

    public const string MissedRun = "missed-run";

    /// <summary>The release there is was made by an older version of the product and cannot be read by this one.</summary>
    public const string Upgrade = "upgrade";

    /// <summary>Why a worker that starts now should refresh at once, or null where it should wait for its schedule.</summary>
    public string? Now() =>
        Now(options.Value, paths.HasRelease, releases.List().Any(r => r is { IsCurrent: true, Problem: not null }), LastDone(), live.LastChanged(), clock.GetUtcNow());

    /// <summary>Whether what a trigger was set for is still to be done: of several workers that start together, the first may have done it meanwhile.</summary>
    public bool IsOwed(string trigger) => trigger is not (FirstRun or MissedRun or Upgrade) || Now() is not null;

    /// <inheritdoc cref="Now()"/>
    /// <param name="unreadable">True where the current release cannot be read by this version.</param>
    /// <param name="lastRun">The last run that did its work: one that failed or was stopped is still owed.</param>
    /// <param name="lastFigures">When figures of any source last began to serve.</param>
    internal static string? Now(WorkerOptions options, bool hasRelease, bool unreadable, RunRecord? lastRun, DateTimeOffset? lastFigures, DateTimeOffset now) => options switch
    {
        { AtStart: StartPolicy.Never } => null,
        { AtStart: StartPolicy.Always } => FirstRun,
        _ when !hasRelease => FirstRun,
        _ when unreadable => Upgrade,
        // What passed while no worker ran shows in the run log; of triggers in memory, nowhere else. A run of a time that is yet to come says that
        // a clock was wrong, and nothing of what passed.
        { MissedRun: MissedRunPolicy.RunOnce } when lastRun is not null && (lastRun.Started > now || NextAfter(lastRun.Started, options) <= now) => MissedRun,
        _ when lastFigures > lastRun?.Started => RefreshCall.NewFigures,
        _ => null,
    };

    public static DateTimeOffset? NextAfter(DateTimeOffset time, WorkerOptions options) =>
        new CronExpression(options.Schedule, options.Zone()).GetNextValidTimeAfter(time);

    private RunRecord? LastDone() => new RunLog(paths.Releases).List().FirstOrDefault(r => r.Outcome is RunOutcome.Published or RunOutcome.Unchanged or RunOutcome.Held);
}
