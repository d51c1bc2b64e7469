using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Telemetry;
using HealthNeeds.Ingest.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Quartz;

namespace HealthNeeds.Ingest.Setup;

internal static class WorkerServices
{
    /// <summary>The worker: a Quartz scheduler in memory, one job that refreshes and one for each source, triggers from configuration.</summary>
    public static IServiceCollection AddWorker(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddRefresh(configuration);
        services.AddTelemetryExport(configuration);
        services.AddSingleton<IValidateOptions<WorkerOptions>, WorkerOptionsValidator>();
        services.AddOptions<WorkerOptions>().Bind(configuration.GetSection(WorkerOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        var options = configuration.GetSection(WorkerOptions.Section).Get<WorkerOptions>() ?? new WorkerOptions();
        var atOnce = (configuration.GetSection(PullOptions.Section).Get<PullOptions>() ?? new PullOptions()).MaxConcurrentSources;
        services.AddSingleton<PullCalendar>();
        services.AddSingleton<PullQueue>();
        services.AddSingleton<RefreshCall>();
        services.AddSingleton<FreshnessGauge>();
        services.AddQuartz(quartz =>
        {
            quartz.UseInMemoryStore(store => store.MisfireThreshold = TimeSpan.FromSeconds(options.MissedAfterSeconds));
            // One refresh at a time, for it takes the whole machine; beside it, sources that mostly wait for their publishers.
            quartz.UseDefaultThreadPool(1 + atOnce);
            // A run in hand is asked to stop, and then waited for: it has staging files to remove and a record to write.
            quartz.ConfigureScheduler(scheduler => scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always);
            quartz.AddJob<RefreshJob>(job => job.WithIdentity(RefreshJob.Key).StoreDurably());
        });
        services.AddHostedService<RefreshTriggers>();
        services.AddHostedService<PullTriggers>();
        services.AddHostedService<FiguresWatch>();
        services.AddHostedService<ClockWatch>();
        services.AddHostedService<RequestWatch>();
        services.AddHostedService<PulseWriter>();
        services.AddQuartzHostedService(host => host.WaitForJobsToComplete = true);
        services.Configure<Microsoft.Extensions.Hosting.HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(options.StopWithinSeconds));
        return services;
    }
}
