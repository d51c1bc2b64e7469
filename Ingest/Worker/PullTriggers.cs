using HealthNeeds.Ingest.Live;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace HealthNeeds.Ingest.Worker;

/// <summary>Puts every live source down for its first time when the worker starts: at once where it is due, else by its schedule.</summary>
internal sealed class PullTriggers(ISchedulerFactory schedulers, LivePulls pulls, PullQueue queue, PullCalendar calendar, StatusBook statuses, FreshnessGauge gauge, TimeProvider clock, ILogger<PullTriggers> log) : IHostedService
{
    // Enough for a refresh that is due at the start to take its place in the queue first.
    private static readonly TimeSpan AfterTheStart = TimeSpan.FromSeconds(5);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        gauge.Show();
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        foreach (var source in pulls.Sources.Select(s => s.Source))
            await AddAsync(scheduler, source, cancellationToken);
        if (pulls.Offline)
            log.LogInformation("None of {Count} publishers is asked: Live:Offline is set", pulls.Sources.Count);
        else
            log.LogInformation("{Count} sources are asked by their schedules", pulls.Sources.Count);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task AddAsync(IScheduler scheduler, string source, CancellationToken cancellation)
    {
        if (pulls.Offline)
        {
            if (statuses.Of(source).NextRun is not null)
                await queue.TellAsync(source, null, cancellation);
            return;
        }

        await scheduler.AddJob(JobBuilder.Create<PullJob>().WithIdentity(PullJob.KeyOf(source)).StoreDurably().Build(), AddJobOptions.Replacing, cancellation);
        var now = clock.GetUtcNow();
        if (calendar.IsDue(statuses.Of(source), now))
            await queue.AddAsync(scheduler, source, now + AfterTheStart, cancellation);
        else
            await queue.AddNextAsync(scheduler, source, cancellation);
    }
}
