using HealthNeeds.Ingest.Live;
using HealthNeeds.Ingest.Live.OnsGeography;
using HealthNeeds.Ingest.Pipeline;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Quartz;

namespace HealthNeeds.Ingest.Worker;

/// <summary>
/// Fetches the outlines of a region that none are bundled for: soon after the worker starts, for a region may be shown from a release
/// that is there already; again within the hour where that fails; and looked at daily, for areas of another vintage need other outlines.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class OutlinesJob(RegionOutlines outlines, LiveFigures figures, IngestPaths paths, IOptions<RegionOptions> region, TimeProvider clock, ILogger<OutlinesJob> log) : IJob
{
    public static readonly JobKey Key = new("outlines");

    private static readonly TimeSpan AfterAFailure = TimeSpan.FromHours(1);
    private static readonly TimeSpan Usually = TimeSpan.FromDays(1);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var icb = Catalogues.Read(paths.Data).Region(region.Value.Region).Icb;
        var problem = await outlines.EnsureAsync(icb, figures.Areas(), cancellationToken);
        if (problem is not null)
            log.LogWarning("Outlines of {Icb} could not be fetched; they are asked for again in an hour: {Problem}", icb.Value, problem);
        var next = TriggerBuilder.Create().ForJob(Key).StartAt(clock.GetUtcNow() + (problem is null ? Usually : AfterAFailure)).Build();
        await context.Scheduler.ScheduleJob(next, cancellationToken: cancellationToken);
    }
}
