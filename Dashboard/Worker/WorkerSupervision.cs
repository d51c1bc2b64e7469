using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HealthNeeds.Dashboard.Worker;

internal static class WorkerSupervision
{
    /// <summary>Starts and looks after a worker where Worker:Embedded says so.</summary>
    public static IServiceCollection AddWorkerSupervision(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<WorkerProcessOptions>().BindConfiguration(WorkerProcessOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<WorkerState>();
        services.AddHostedService<WorkerSupervisor>();
        return services;
    }
}
