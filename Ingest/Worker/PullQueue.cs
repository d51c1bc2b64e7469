using HealthNeeds.Ingest.Live;
using Microsoft.Extensions.Logging;
using Quartz;

namespace HealthNeeds.Ingest.Worker;

/// <summary>Puts sources down to be asked, one time each, and says so in their status.</summary>
internal sealed class PullQueue(PullCalendar calendar, StatusBook statuses, TimeProvider clock, ILogger<PullQueue> log)
{
    public Task AddNextAsync(IScheduler scheduler, string source, CancellationToken cancellation) =>
        AddAsync(scheduler, source, calendar.NextFor(statuses.Of(source), clock.GetUtcNow()), cancellation);

    public async Task AddAsync(IScheduler scheduler, string source, DateTimeOffset? at, CancellationToken cancellation)
    {
        if (at is { } time)
            await scheduler.ScheduleJob(Trigger(source, time), cancellationToken: cancellation);
        await TellAsync(source, at, cancellation);
    }

    /// <summary>Says in the status when the source is asked next; null where it is not.</summary>
    public async Task TellAsync(string source, DateTimeOffset? at, CancellationToken cancellation)
    {
        try
        {
            await statuses.SetNextRunAsync(source, at, cancellation);
        }
        catch (Exception problem) when (problem is SourceBusyException or IOException or InvalidDataException)
        {
            log.LogWarning("Source {Source}: the time of its next run is not in its status: {Problem}", source, problem.Message);
        }
    }

    // A name of its own each time: the trigger that fires just now still has its own.
    private static ITrigger Trigger(string source, DateTimeOffset at) =>
        TriggerBuilder.Create()
            .WithIdentity($"{source} {at.UtcDateTime:O}", PullJob.Group)
            .ForJob(PullJob.KeyOf(source))
            .StartAt(at)
            .WithSimpleSchedule(once => once.WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow))
            .Build();
}
