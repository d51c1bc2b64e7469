using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Telemetry;
using HealthNeeds.Ingest.Training.Shards;
using HealthNeeds.Ingest.Worker;
using HealthNeeds.Ingest.Worker.Cluster;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Quartz;

namespace HealthNeeds.Ingest.Setup;

internal static class WorkerServices
{
    /// <summary>The worker: a Quartz scheduler in memory, or in a database that workers share, one job that refreshes and one for each source, triggers from configuration.</summary>
    public static IServiceCollection AddWorker(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddRefresh(configuration);
        services.AddTelemetryExport(configuration);
        services.AddSingleton<IValidateOptions<WorkerOptions>, WorkerOptionsValidator>();
        services.AddOptions<WorkerOptions>().Bind(configuration.GetSection(WorkerOptions.Section)).ValidateAnnotations(WorkerOptions.Section).ValidateOnStart();
        var options = configuration.GetSection(WorkerOptions.Section).Get<WorkerOptions>() ?? new WorkerOptions();
        var atOnce = (configuration.GetSection(PullOptions.Section).Get<PullOptions>() ?? new PullOptions()).MaxConcurrentSources;
        services.AddSingleton<PullCalendar>();
        services.AddSingleton<PullQueue>();
        services.AddSingleton<RefreshCall>();
        services.AddSingleton<FreshnessGauge>();
        services.AddSingleton<RefreshDue>();
        services.AddQuartz(quartz =>
        {
            Keep(quartz, options);
            if (options.Shards > 0)
                ShardJob.Limit(quartz);
            // One refresh at a time, for it takes the whole machine; beside it, sources that mostly wait for their publishers.
            quartz.UseDefaultThreadPool(1 + atOnce);
            // A run in hand is asked to stop, and then waited for: it has staging files to remove and a record to write.
            quartz.ConfigureScheduler(scheduler => scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always);
        });
        if (options.Shards > 0)
            services.AddSingleton(provider => new SharedTraining(ProductVersion.Code, provider.GetRequiredService<IngestPaths>().Releases, options.Shards, DispatchBy(provider)));
        services.AddHostedService<ScheduleStart>();
        services.AddHostedService<RefreshTriggers>();
        services.AddHostedService<PullTriggers>();
        services.AddHostedService<FiguresWatch>();
        services.AddHostedService<ClockWatch>();
        services.AddHostedService<RequestWatch>();
        services.AddHostedService<PulseWriter>();
        if (options.Cluster.IsOn)
            services.AddSingleton<ClusterMembership>().AddHostedService<ClusterWatch>();
        services.AddHostedService<OriginWatch>();
        services.AddQuartzHostedService(host => host.WaitForJobsToComplete = true);
        services.Configure<Microsoft.Extensions.Hosting.HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(options.StopWithinSeconds));
        return services;
    }

    /// <summary>Where the schedule is kept. In memory nothing of a database is so much as loaded.</summary>
    private static void Keep(IQuartzBuilder quartz, WorkerOptions options)
    {
        var missedAfter = TimeSpan.FromSeconds(options.MissedAfterSeconds);
        if (options.Cluster.IsOn)
            ClusterStore.Use(quartz, options.Cluster, missedAfter, SchemaProvisioning.Validate);
        else
            quartz.UseInMemoryStore(store => store.MisfireThreshold = missedAfter);
    }

    private static ShardDispatch DispatchBy(IServiceProvider provider) => async (folder, shards, cancellation) =>
    {
        var scheduler = await provider.GetRequiredService<ISchedulerFactory>().GetScheduler(cancellation);
        await ShardJob.DispatchAsync(scheduler, folder, shards, provider.GetRequiredService<TimeProvider>().GetUtcNow(), cancellation);
    };
}
