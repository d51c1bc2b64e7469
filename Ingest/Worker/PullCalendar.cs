using HealthNeeds.Core.Sources;
using HealthNeeds.Ingest.Live;
using Microsoft.Extensions.Options;
using Quartz;

namespace HealthNeeds.Ingest.Worker;

/// <summary>When each source is asked: its schedule, moved a little, so that neither installations nor sources come all at once.</summary>
internal sealed class PullCalendar(Freshness freshness, IOptions<LiveOptions> live, IOptions<WorkerOptions> worker)
{
    /// <returns>Null where the schedule never comes again.</returns>
    public DateTimeOffset? NextAfter(string source, DateTimeOffset time)
    {
        var cron = new CronExpression(freshness.Schedule(source), TimeZoneInfo.FindSystemTimeZoneById(worker.Value.TimeZone));
        var scheduled = cron.GetNextValidTimeAfter(time.AddSeconds(-live.Value.JitterSeconds));
        while (scheduled is { } at && Moved(source, at) <= time)
            scheduled = cron.GetNextValidTimeAfter(at);
        return scheduled is { } next ? Moved(source, next) : null;
    }

    /// <summary>Whether a worker that starts now should ask at once: it never did, or a time passed while no worker ran.</summary>
    public bool IsDue(SourceStatus status, DateTimeOffset now) =>
        status.LastAsked is not { } asked || (worker.Value.MissedRun == MissedRunPolicy.RunOnce && NextAfter(status.Source, asked) <= now);

    /// <summary>Whether a run that was due at a time comes too late to be worth it.</summary>
    public bool IsMissed(DateTimeOffset due, DateTimeOffset now) =>
        worker.Value.MissedRun == MissedRunPolicy.Skip && now - due > TimeSpan.FromSeconds(worker.Value.MissedAfterSeconds);

    // The same move for the same source and time, so that what the status says of the next run is what happens.
    private DateTimeOffset Moved(string source, DateTimeOffset scheduled) =>
        scheduled.AddSeconds(AskSchedule.Spread($"{source} {scheduled.UtcDateTime:O}", live.Value.JitterSeconds));
}
