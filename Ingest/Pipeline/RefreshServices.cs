using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace HealthNeeds.Ingest.Pipeline;

internal static class RefreshServices
{
    /// <summary>The pipeline and its stages, for the worker and the command line alike.</summary>
    public static IServiceCollection AddRefresh(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(IngestPaths.From(configuration));
        services.AddOptions<RegionOptions>().Bind(configuration).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => new Refresh(
            provider.GetRequiredService<IngestPaths>().Releases,
            [.. provider.GetServices<IStage>()],
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>()));
        return services;
    }
}
