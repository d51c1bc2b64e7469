using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.SourceRecords;
using Microsoft.Extensions.Options;
using Quartz;

namespace HealthNeeds.Ingest.Worker;

/// <summary>When each source is asked: its schedule, moved a little, so that neither installations nor sources come all at once.</summary>
internal sealed class PullCalendar(FreshnessSchedule freshness, IOptions<PullOptions> live, IOptions<WorkerOptions> worker)
{
    /// <returns>Null where the schedule never comes again.</returns>
    public DateTimeOffset? NextAfter(string source, DateTimeOffset time)
    {
        var cron = new CronExpression(freshness.Schedule(source), worker.Value.Zone());
        var scheduled = cron.GetNextValidTimeAfter(time.AddSeconds(-live.Value.JitterSeconds));
        while (scheduled is { } at && Moved(source, at) <= time)
            scheduled = cron.GetNextValidTimeAfter(at);
        return scheduled is { } next ? Moved(source, next) : null;
    }

    /// <summary>
    /// As scheduled; sooner after a failure, for a publisher that is away is mostly back within hours, not weeks. Never before the time that it asked for itself.
    /// </summary>
    public DateTimeOffset? NextFor(SourceStatus status, DateTimeOffset time)
    {
        var scheduled = NextAfter(status.Source, time);
        var failures = status.Recent.TakeWhile(r => r.State is SourceState.Failed or SourceState.Stale).Count();
        if (failures == 0)
            return scheduled;
        var again = time + WaitAfter(failures);
        var next = scheduled < again ? scheduled : again;
        return status.Recent[0].NotBefore is { } asked && asked > next ? asked : next;
    }

    /// <summary>Whether a worker that starts now should ask at once: it never did, or a time passed while no worker ran.</summary>
    public bool IsDue(SourceStatus status, DateTimeOffset now) =>
        status.LastAsked is not { } asked || status.IsAhead(now) || (worker.Value.MissedRun == MissedRunPolicy.RunOnce && NextFor(status, asked) <= now);

    /// <summary>Whether a run that was due at a time comes too late to be worth it.</summary>
    public bool IsMissed(DateTimeOffset due, DateTimeOffset now) =>
        worker.Value.MissedRun == MissedRunPolicy.Skip && now - due > TimeSpan.FromSeconds(worker.Value.MissedAfterSeconds);

    /// <summary>An hour after the first failure, twice as long after each that follows, a day at most.</summary>
    private static TimeSpan WaitAfter(int failures) => TimeSpan.FromHours(Math.Min(24, Math.Pow(2, Math.Min(failures, 10) - 1)));

    // The same move for the same source and time, so that what the status says of the next run is what happens.
    private DateTimeOffset Moved(string source, DateTimeOffset scheduled) =>
        scheduled.AddSeconds(AskSchedule.Spread($"{source} {scheduled.UtcDateTime:O}", live.Value.JitterSeconds));
}
