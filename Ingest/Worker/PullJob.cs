using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Pulls;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Worker.Cluster;
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
        if (pulls.Sources.FirstOrDefault(s => s.Source == context.JobDetail.Key.Name) is not { } source)
        {
            log.LogWarning("Source {Source} is not set up in this worker; it is not asked", context.JobDetail.Key.Name);
            return;
        }

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
        await StoreOutage.WaitOutAsync(async () => await SetAsync(scheduler, source, at, cancellation), log, cancellation);
        await WriteNextRunAsync(source, at, cancellation);
    }

    /// <summary>Puts a source down that is due, unless it is down for an earlier time already.</summary>
    public async Task AddDueAsync(IScheduler scheduler, string source, DateTimeOffset at, CancellationToken cancellation)
    {
        var next = at;
        await StoreOutage.WaitOutAsync(async () => next = (await scheduler.ScheduleTrigger(Trigger(source, at), TriggerConflict.KeepEarlier, cancellation)).NextFireTimeUtc, log, cancellation);
        await WriteNextRunAsync(source, next, cancellation);
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

    private static async Task SetAsync(IScheduler scheduler, string source, DateTimeOffset? at, CancellationToken cancellation)
    {
        if (at is { } time)
            await scheduler.ScheduleTrigger(Trigger(source, time), TriggerConflict.Replace, cancellation);
        else
            await scheduler.UnscheduleJob(KeyOf(source), cancellation);
    }

    private static TriggerKey KeyOf(string source) => new(source, PullJob.Group);

    // One trigger a source, so that there is one next time, however often and on however many machines workers start.
    private static ITrigger Trigger(string source, DateTimeOffset at) =>
        TriggerBuilder.Create()
            .WithIdentity(KeyOf(source))
            .ForJob(PullJob.KeyOf(source))
            .StartAt(at)
            .WithSimpleSchedule(once => once.WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow))
            .Build();
}
