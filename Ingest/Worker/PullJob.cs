using HealthNeeds.Ingest.Live;
using HealthNeeds.Ingest.Pipeline;
using Microsoft.Extensions.Logging;
using Quartz;

namespace HealthNeeds.Ingest.Worker;

/// <summary>Asks one source when its time has come, calls the refresh where figures changed, and puts itself down for the next time.</summary>
[DisallowConcurrentExecution]
internal sealed class PullJob(LivePulls pulls, LivePull pull, PullQueue queue, PullCalendar calendar, RefreshCall refresh, IngestPaths paths, TimeProvider clock, ILogger<PullJob> log) : IJob
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
