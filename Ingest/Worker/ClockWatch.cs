using HealthNeeds.Ingest.Pulls;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Quartz;

namespace HealthNeeds.Ingest.Worker;

/// <summary>
/// Notices that the clock of the machine was set back, and plans all jobs anew: what was planned by the wrong clock may lie years ahead, and
/// nobody would be asked until then. A clock that was set forward needs nothing: what it passed is due.
/// </summary>
internal sealed class ClockWatch(ISchedulerFactory schedulers, IOptions<WorkerOptions> options, PullCoordinator pulls, PullQueue queue, TimeProvider clock, ILogger<ClockWatch> log) : BackgroundService
{
    private DateTimeOffset _seen = clock.GetUtcNow();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.LookSeconds), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await LookAsync(stoppingToken);
    }

    /// <returns>True where the clock is behind what it was at the last look.</returns>
    internal async Task<bool> LookAsync(CancellationToken cancellation)
    {
        var (before, now) = (_seen, clock.GetUtcNow());
        if (now >= before)
        {
            _seen = now;
            return false;
        }

        log.LogWarning("The clock was set back, from {Before:yyyy-MM-dd HH:mm} to {Now:yyyy-MM-dd HH:mm} UTC: all jobs are planned anew", before, now);
        try
        {
            await PlanAsync(now, cancellation);
            _seen = now;
        }
        catch (Exception away) when (away is SchedulerException or IOException or UnauthorizedAccessException)
        {
            // The database of the schedule may be away for a while. The clock is still behind at the next look, and that one plans.
            log.LogWarning(away, "The jobs could not be planned anew; it is tried again at the next look");
        }

        return true;
    }

    private async Task PlanAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var scheduler = await schedulers.GetScheduler(cancellation);
        await PlanRefreshesAsync(scheduler, now, cancellation);
        if (!pulls.Offline)
        {
            foreach (var source in pulls.Sources.Select(s => s.Source))
                await PlanPullsAsync(scheduler, source, cancellation);
        }
    }

    /// <summary>The schedule is read from now on; a refresh that somebody called for, or that is to be tried again, is made at once.</summary>
    private async Task PlanRefreshesAsync(IScheduler scheduler, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var trigger in await scheduler.GetTriggersOfJob(RefreshJob.Key, cancellation))
        {
            if (trigger.Key.Name == RefreshTriggers.Schedule)
                await scheduler.RescheduleJob(trigger.Key, RefreshTriggers.Cron(options.Value), cancellation);
            else if (trigger.StartTimeUtc > now)
                await scheduler.RescheduleJob(trigger.Key, trigger.GetTriggerBuilder().StartNow().Build(), cancellation);
        }
    }

    private async Task PlanPullsAsync(IScheduler scheduler, string source, CancellationToken cancellation)
    {
        foreach (var trigger in await scheduler.GetTriggersOfJob(PullJob.KeyOf(source), cancellation))
            await scheduler.UnscheduleJob(trigger.Key, cancellation);
        await queue.AddNextAsync(scheduler, source, cancellation);
    }
}
