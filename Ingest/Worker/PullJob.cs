using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Pulls;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Workspace;
using Microsoft.Extensions.Logging;
using Quartz;

namespace HealthNeeds.Ingest.Worker;

/// <summary>Asks one source when its time has come, calls the refresh where figures changed, and puts itself down for the next time.</summary>
[DisallowConcurrentExecution]
internal sealed class PullJob(PullCoordinator pulls, SourcePull pull, PullQueue queue, PullCalendar calendar, RefreshCall refresh, IngestPaths paths, TimeProvider clock, ILogger<PullJob> log) : IJob
{
    public const string Group = "pull";

    /// <summary>While there is no release, the bundled figures go first: sources are asked once readers have something.</summary>
    private static readonly TimeSpan ForTheFirstRelease = TimeSpan.FromMinutes(1);

    public static JobKey KeyOf(string source) => new(source, Group);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var source = pulls.Sources.First(s => s.Source == context.JobDetail.Key.Name);
        if (!paths.HasRelease)
        {
            await queue.AddAsync(context.Scheduler, source.Source, clock.GetUtcNow() + ForTheFirstRelease, cancellationToken);
            return;
        }

        try
        {
            await AskUnlessMissedAsync(context, source, cancellationToken);
        }
        finally
        {
            // Whatever went wrong this time, there is a next time.
            if (!cancellationToken.IsCancellationRequested)
                await queue.AddNextAsync(context.Scheduler, source.Source, cancellationToken);
        }
    }

    private async Task AskUnlessMissedAsync(IJobExecutionContext context, ILiveSource source, CancellationToken cancellation)
    {
        if (calendar.IsMissed(context.ScheduledFireTimeUtc ?? clock.GetUtcNow(), clock.GetUtcNow()))
            log.LogInformation("Source {Source}: its time passed while the worker was busy; it waits for the next", source.Source);
        else
            await AskAsync(source, context.Scheduler, cancellation);
    }

    private async Task AskAsync(ILiveSource source, IScheduler scheduler, CancellationToken cancellation)
    {
        try
        {
            if ((await pull.RunAsync(source, cancellation)).NewFigures)
                await refresh.CallAsync(scheduler, cancellation);
        }
        catch (SourceBusyException busy)
        {
            log.LogInformation("{Message} This time is left out.", busy.Message);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            log.LogError(broken, "Source {Source}: its folder cannot be used", source.Source);
        }
    }
}

/// <summary>Puts sources down to be asked, one time each, and says so in their status.</summary>
internal sealed class PullQueue(PullCalendar calendar, SourceStatusRecorder statuses, TimeProvider clock, ILogger<PullQueue> log)
{
    public Task AddNextAsync(IScheduler scheduler, string source, CancellationToken cancellation) =>
        AddAsync(scheduler, source, calendar.NextFor(statuses.Of(source), clock.GetUtcNow()), cancellation);

    public async Task AddAsync(IScheduler scheduler, string source, DateTimeOffset? at, CancellationToken cancellation)
    {
        if (at is { } time)
            await scheduler.ScheduleJob(Trigger(source, time), cancellationToken: cancellation);
        await WriteNextRunAsync(source, at, cancellation);
    }

    /// <summary>Says in the status when the source is asked next; null where it is not.</summary>
    public async Task WriteNextRunAsync(string source, DateTimeOffset? at, CancellationToken cancellation)
    {
        try
        {
            await statuses.SetNextRunAsync(source, at, cancellation);
        }
        catch (Exception problem) when (problem is SourceBusyException or IOException or UnauthorizedAccessException or InvalidDataException)
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
