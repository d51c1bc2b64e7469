using HealthNeeds.Core.Boundaries;
using HealthNeeds.Ingest.Publishers.OnsGeography;
using HealthNeeds.Ingest.Pulls;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Workspace;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Quartz;

namespace HealthNeeds.Ingest.Worker;

/// <summary>
/// Fetches the outlines of a region where neither England's nor its own are bundled: soon after the worker starts, for a region may be shown from a release
/// that is there already; again within the hour where that fails; and looked at daily, for areas of another vintage need other outlines.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class OutlinesJob(RegionOutlines outlines, ServingFigures figures, IngestPaths paths, IOptions<RegionOptions> region, TimeProvider clock, ILogger<OutlinesJob> log) : IJob
{
    public static readonly JobKey Key = new("outlines");

    private static readonly TimeSpan AfterAFailure = TimeSpan.FromHours(1);
    private static readonly TimeSpan Usually = TimeSpan.FromDays(1);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var icb = DataCatalogues.Read(paths.Data).Region(region.Value.Region).Icb;
        var problem = await outlines.EnsureAsync(icb, figures.Areas(), cancellationToken);
        if (problem is not null)
            log.LogWarning("Outlines of {Icb} could not be fetched; they are asked for again in an hour: {Problem}", icb.Value, problem);
        var next = TriggerBuilder.Create().ForJob(Key).StartAt(clock.GetUtcNow() + (problem is null ? Usually : AfterAFailure)).Build();
        await context.Scheduler.ScheduleJob(next, cancellationToken: cancellationToken);
    }
}

/// <summary>Puts the outlines of the region down to be fetched when the worker starts, unless they are bundled or nobody may be asked.</summary>
internal sealed class OutlinesTrigger(ISchedulerFactory schedulers, PullCoordinator pulls, IngestPaths paths, IOptions<RegionOptions> region) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (pulls.Offline || File.Exists(Path.Combine(paths.Data, EnglandOutlineFile.Path)) || DataCatalogues.Read(paths.Data).Region(region.Value.Region).Outlines is not null)
            return;
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await scheduler.ScheduleJob(TriggerBuilder.Create().ForJob(OutlinesJob.Key).StartNow().Build(), cancellationToken: cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
