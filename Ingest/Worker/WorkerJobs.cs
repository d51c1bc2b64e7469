using HealthNeeds.Ingest.Worker.Cluster;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Quartz;

namespace HealthNeeds.Ingest.Worker;

/// <summary>The jobs of a worker as the schedule keeps them: durable, and begun again elsewhere where the worker dies that was doing them.</summary>
internal static class WorkerJobs
{
    /// <summary>In the data of the refresh job: which releases directory the cluster works on.</summary>
    public const string DirectoryData = "releases-directory";

    /// <param name="mark">Of the releases directory; null where this worker is alone.</param>
    public static IJobDetail Refresh(string? mark)
    {
        var job = Of<RefreshJob>(RefreshJob.Key);
        return (mark is null ? job : job.UsingJobData(DirectoryData, mark)).Build();
    }

    public static IJobDetail Pull(string source) => Of<PullJob>(PullJob.KeyOf(source)).Build();

    private static JobBuilder<T> Of<T>(JobKey key)
        where T : IJob => JobBuilder.Create<T>().WithIdentity(key).StoreDurably().RequestRecovery();
}

/// <summary>By which trigger a job really began: one that takes over a dead worker's job is named after it.</summary>
internal static class FiredTrigger
{
    public static string NameOf(IJobExecutionContext context) => (context.Recovering ? context.RecoveringTriggerKey : null)?.Name ?? context.Trigger.Key.Name;
}

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
