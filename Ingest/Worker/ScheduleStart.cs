using HealthNeeds.Ingest.Worker.Cluster;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Quartz;

namespace HealthNeeds.Ingest.Worker;

/// <summary>Comes first when the worker starts: takes part in the cluster where there is one, and puts the jobs into the schedule, to which others add their triggers.</summary>
internal sealed class ScheduleStart(ISchedulerFactory schedulers, IOptions<WorkerOptions> options, IServiceProvider services) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var mark = options.Value.Cluster.IsOn ? await services.GetRequiredService<ClusterMembership>().JoinAsync(cancellationToken) : null;
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await scheduler.AddJob(WorkerJobs.Refresh(mark), AddJobOptions.Replacing, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
