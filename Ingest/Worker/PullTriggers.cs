using System.Diagnostics.Metrics;
using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Pulls;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace HealthNeeds.Ingest.Worker;

/// <summary>Puts every live source down for its first time when the worker starts: at once where it is due, else by its schedule.</summary>
internal sealed class PullTriggers(ISchedulerFactory schedulers, PullCoordinator pulls, PullQueue queue, PullCalendar calendar, SourceStatusRecorder statuses, FreshnessGauge gauge, TimeProvider clock, ILogger<PullTriggers> log) : IHostedService
{
    // Enough for a refresh that is due at the start to take its place in the queue first.
    private static readonly TimeSpan AfterTheStart = TimeSpan.FromSeconds(5);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        gauge.Show();
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await ForgetOthersAsync(scheduler, cancellationToken);
        await PlanOthersNoMoreAsync(cancellationToken);
        foreach (var source in pulls.Sources.Select(s => s.Source))
            await AddAsync(scheduler, source, cancellationToken);
        if (pulls.Offline)
            log.LogInformation("None of {Count} publishers is asked: Live__Offline is set", pulls.Sources.Count);
        else
            log.LogInformation("{Count} sources are asked by their schedules", pulls.Sources.Count);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task AddAsync(IScheduler scheduler, string source, CancellationToken cancellation)
    {
        if (pulls.Offline)
        {
            if (ExpectsAnswer(statuses.Of(source)))
                await queue.WriteNextRunAsync(source, null, cancellation);
            return;
        }

        await scheduler.AddJob(WorkerJobs.Pull(source), AddJobOptions.Replacing, cancellation);
        var now = clock.GetUtcNow();
        if (calendar.IsDue(statuses.Of(source), now))
            await queue.AddDueAsync(scheduler, source, now + AfterTheStart, cancellation);
        else
            await queue.AddNextAsync(scheduler, source, cancellation);
    }

    /// <summary>A schedule that outlives its workers may hold sources that are not asked any more.</summary>
    private async Task ForgetOthersAsync(IScheduler scheduler, CancellationToken cancellation)
    {
        var asked = pulls.Offline ? [] : pulls.Sources.Select(s => s.Source).ToHashSet(StringComparer.Ordinal);
        var kept = await scheduler.QueryJobs(new JobQuery { Group = GroupMatcher<JobKey>.GroupEquals(PullJob.Group), Take = int.MaxValue }, cancellation);
        foreach (var other in kept.Items.Select(j => j.Key).Where(k => !asked.Contains(k.Name)).ToList())
            await scheduler.DeleteJob(other, cancellation);
    }

    /// <summary>The status of a source that was switched off still says when it would have been asked, or since when it fails, and nobody is to be blamed for not asking. Own indicators are read by refreshes.</summary>
    private async Task PlanOthersNoMoreAsync(CancellationToken cancellation)
    {
        var asked = pulls.Sources.Select(s => s.Source).ToHashSet(StringComparer.Ordinal);
        foreach (var other in statuses.List([]).Where(s => ExpectsAnswer(s) && !asked.Contains(s.Source) && !OwnIndicators.IsOwn(s.Source)).ToList())
            await queue.WriteNextRunAsync(other.Source, null, cancellation);
    }

    private static bool ExpectsAnswer(SourceStatus status) => !status.SwitchedOff && (status.NextRun ?? status.StaleSince) is not null;
}

/// <summary>Shows how long ago each publisher last gave a usable answer, and whether that is longer than its cadence allows.</summary>
internal sealed class FreshnessGauge(PullCoordinator pulls, SourceStatusRecorder statuses, TimeProvider clock)
{
    public void Show()
    {
        IngestTelemetry.Meter.CreateObservableGauge("healthneeds.source.age", Ages, "s", "Since the publisher's last usable answer, by source");
        IngestTelemetry.Meter.CreateObservableGauge("healthneeds.source.stale", Stale, "{source}", "1 where that is longer than the source's cadence allows");
    }

    private IEnumerable<Measurement<double>> Ages() =>
        from status in statuses.List(pulls.Sources.Select(s => s.Source))
        where status.LastAnswered is not null
        select new Measurement<double>((clock.GetUtcNow() - status.LastAnswered!.Value).TotalSeconds, new KeyValuePair<string, object?>("source", status.Source));

    private IEnumerable<Measurement<int>> Stale() =>
        from status in statuses.List(pulls.Sources.Select(s => s.Source))
        select new Measurement<int>(status.IsStale(clock.GetUtcNow()) ? 1 : 0, new KeyValuePair<string, object?>("source", status.Source));
}
