using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.State;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Quartz;

namespace HealthNeeds.Ingest.Worker.Cluster;

/// <summary>Looks at each beat whether the schedule's database answers, says when it stops and when it comes back, and leaves word of this worker beside the releases, for the dashboard.</summary>
internal sealed class ClusterWatch(ISchedulerFactory schedulers, IOptions<WorkerOptions> options, IngestPaths paths, TimeProvider clock, ILogger<ClusterWatch> log) : BackgroundService
{
    private readonly ClusterOptions _cluster = options.Value.Cluster;
    private readonly WorkerStatusFiles _files = new(paths.Releases);
    private WorkerStatus? _status;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_status is { } own)
            _files.Clear(own.Instance);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var scheduler = await schedulers.GetScheduler(stoppingToken);
        var database = new ClusterDatabase(_cluster);
        _status = new WorkerStatus(scheduler.SchedulerInstanceId, Environment.MachineName, Environment.ProcessId, clock.GetUtcNow(), clock.GetUtcNow(), _cluster.CheckInSeconds, AwaySince: null, Why: null, []);
        using var timer = new PeriodicTimer(_cluster.Beat, clock);
        do
        {
            _status = Told(_status, await LookAsync(scheduler, database, _status, stoppingToken), database);
            Write(_status);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<WorkerStatus> LookAsync(IScheduler scheduler, ClusterDatabase database, WorkerStatus before, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        try
        {
            if (await database.ProblemAsync(cancellation) is { } problem)
                return before with { Updated = now, AwaySince = before.AwaySince ?? now, Why = problem };
            var nodes = await scheduler.QueryClusterNodes(cancellation);
            return before with { Updated = now, AwaySince = null, Why = null, Others = [.. nodes.Where(n => !n.IsCurrentNode && n.State == ClusterNodeState.Alive).Select(n => n.InstanceId).Order(StringComparer.Ordinal)] };
        }
        catch (SchedulerException problem) when (StoreOutage.IsOf(problem))
        {
            return before with { Updated = now, AwaySince = before.AwaySince ?? now, Why = database.Words(problem) };
        }
    }

    private WorkerStatus Told(WorkerStatus before, WorkerStatus now, ClusterDatabase database)
    {
        if (before.AwaySince is null && now.AwaySince is not null)
            log.LogWarning("The cluster's {Database} is away: nothing new begins until it is back. {Why}", database.Address.Words, now.Why);
        else if (before.AwaySince is { } since && now.AwaySince is null)
            log.LogInformation("The cluster's {Database} is back after {Seconds:0} s: the schedule goes on", database.Address.Words, (now.Updated - since).TotalSeconds);
        return now;
    }

    private void Write(WorkerStatus status)
    {
        try
        {
            _files.Write(status);
            _files.Forget(status.Updated);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            log.LogWarning("Word of this worker cannot be left in {Directory}: {Problem}", paths.Releases, problem.Message);
        }
    }
}
