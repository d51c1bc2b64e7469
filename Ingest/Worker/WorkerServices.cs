using HealthNeeds.Ingest.Pipeline;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Quartz;

namespace HealthNeeds.Ingest.Worker;

internal static class WorkerServices
{
    /// <summary>The worker: a Quartz scheduler in memory, one job, triggers from configuration.</summary>
    public static IServiceCollection AddWorker(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddRefresh(configuration);
        services.AddSingleton<IValidateOptions<WorkerOptions>, WorkerOptionsValidator>();
        services.AddOptions<WorkerOptions>().Bind(configuration.GetSection(WorkerOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        var options = configuration.GetSection(WorkerOptions.Section).Get<WorkerOptions>() ?? new WorkerOptions();
        services.AddQuartz(quartz =>
        {
            quartz.UseInMemoryStore(store => store.MisfireThreshold = TimeSpan.FromSeconds(options.MissedAfterSeconds));
            quartz.UseDefaultThreadPool(1);
            // A run in hand is asked to stop, and then waited for: it has staging files to remove and a record to write.
            quartz.ConfigureScheduler(scheduler => scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always);
            quartz.AddJob<RefreshJob>(job => job.WithIdentity(RefreshJob.Key).StoreDurably());
        });
        services.AddHostedService<RefreshTriggers>();
        services.AddQuartzHostedService(host => host.WaitForJobsToComplete = true);
        services.Configure<Microsoft.Extensions.Hosting.HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(options.StopWithinSeconds));
        return services;
    }
}
