using HealthNeeds.Ingest.Live;
using HealthNeeds.Ingest.Pipeline;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Quartz;

namespace HealthNeeds.Ingest.Worker;

/// <summary>Puts the outlines of the region down to be fetched when the worker starts, unless they are bundled or nobody may be asked.</summary>
internal sealed class OutlinesTrigger(ISchedulerFactory schedulers, LivePulls pulls, IngestPaths paths, IOptions<RegionOptions> region) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (pulls.Offline || Catalogues.Read(paths.Data).Region(region.Value.Region).Boundaries is not null)
            return;
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await scheduler.ScheduleJob(TriggerBuilder.Create().ForJob(OutlinesJob.Key).StartNow().Build(), cancellationToken: cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
