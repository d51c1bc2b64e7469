using HealthNeeds.Ingest.Workspace;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Quartz;

namespace HealthNeeds.Ingest.Worker.Cluster;

/// <summary>What must hold before a worker takes part: the database answers, it has the schedule's tables, and the cluster works on the same releases directory.</summary>
internal sealed class ClusterMembership(IOptions<WorkerOptions> options, IngestPaths paths, ISchedulerFactory schedulers, TimeProvider clock, ILogger<ClusterMembership> log)
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);
    private readonly ClusterOptions _cluster = options.Value.Cluster;

    /// <returns>The mark of the releases directory.</returns>
    /// <exception cref="ClusterRefusedException">It does not hold.</exception>
    public async Task<string> JoinAsync(CancellationToken cancellation)
    {
        var database = new ClusterDatabase(_cluster);
        await WaitForAsync(database, cancellation);
        if ((await database.TablesAsync(cancellation)).Count == 0)
            throw new ClusterRefusedException($"The {database.Address.Words} has no tables of a schedule. Run 'cluster prepare' once, then start the workers.");
        var observer = await database.ObserveAsync(SchemaProvisioning.Validate, cancellation);
        try
        {
            var mark = await MarkAsync(observer, database, cancellation);
            await RequireOwnNameAsync(observer, cancellation);
            _ = await schedulers.GetScheduler(cancellation);
            log.LogInformation("This worker shares its schedule with others: {Database}, check-in interval {Seconds} s", database.Address.Words, _cluster.CheckInSeconds);
            return mark;
        }
        finally
        {
            await observer.Shutdown(waitForJobsToComplete: false, CancellationToken.None);
        }
    }

    private async Task WaitForAsync(ClusterDatabase database, CancellationToken cancellation)
    {
        for (var told = false; await database.ProblemAsync(cancellation) is { } problem; told = true)
        {
            if (!told)
                log.LogWarning("The cluster's {Database} cannot be reached; this worker starts when it can: {Problem}", database.Address.Words, problem);
            await Task.Delay(Again, clock, cancellation);
        }
    }

    private async Task<string> MarkAsync(IScheduler scheduler, ClusterDatabase database, CancellationToken cancellation)
    {
        var kept = await ClusterDirectory.OfAsync(scheduler, cancellation);
        var own = new DirectoryMark(paths.Releases).Read();
        if (kept is not null && own == kept)
            return kept;
        throw new ClusterRefusedException(kept is null
            ? $"The {database.Address.Words} does not say which releases directory its workers share. Run 'cluster prepare' once with theirs."
            : $"{paths.Releases} is not the releases directory of this cluster: expected the one with cluster-id.txt '{kept}', found {(own is null ? "none" : $"'{own}'")}. Workers of one cluster share one directory; 'cluster prepare' moves the cluster to another.");
    }

    /// <summary>A name that a live worker has would make each of the two believe that the other's jobs are its own.</summary>
    private async Task RequireOwnNameAsync(IScheduler scheduler, CancellationToken cancellation)
    {
        if (_cluster.InstanceName is not { } name || await HeardOfAsync(scheduler, name, cancellation) is not { } before)
            return;
        // A worker that was killed leaves its name behind for a while: only one that goes on checking in has it.
        log.LogInformation("A worker called '{Name}' was here a moment ago; this one waits to see whether it still is", name);
        await Task.Delay(TimeSpan.FromSeconds(_cluster.CheckInSeconds), clock, cancellation);
        if (await HeardOfAsync(scheduler, name, cancellation) is { } after && after > before)
            throw new ClusterRefusedException($"{SettingName.Of(ClusterOptions.Section)}__InstanceName '{name}' is the name of a worker that runs. Expected one that no other worker has.");
    }

    private static async Task<DateTimeOffset?> HeardOfAsync(IScheduler scheduler, string name, CancellationToken cancellation) =>
        (await scheduler.QueryClusterNodes(cancellation)).FirstOrDefault(n => !n.IsCurrentNode && n.InstanceId == name)?.LastCheckInUtc;
}

/// <summary>Which releases directory a cluster works on, kept with its refresh job.</summary>
internal static class ClusterDirectory
{
    public static async Task<string?> OfAsync(IScheduler scheduler, CancellationToken cancellation) =>
        (await scheduler.GetJobDetail(RefreshJob.Key, cancellation))?.JobDataMap.TryGetString(WorkerJobs.DirectoryData, out var mark) == true ? mark : null;

    public static async Task SetAsync(IScheduler scheduler, string mark, CancellationToken cancellation) =>
        await scheduler.AddJob(WorkerJobs.Refresh(mark), AddJobOptions.Replacing, cancellation);
}
