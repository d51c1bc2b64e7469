using HealthNeeds.Ingest.Fetching;
using HealthNeeds.Ingest.Live.Drift;
using HealthNeeds.Ingest.Live.Fingertips;
using HealthNeeds.Ingest.Pipeline;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Live;

internal static class LiveServices
{
    /// <summary>Asking publishers and judging what they say. Each source is one <see cref="ILiveSource"/>, listed in <see cref="AddSources"/>.</summary>
    public static IServiceCollection AddLive(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<LiveOptions>, LiveOptionsValidator>();
        services.AddOptions<LiveOptions>().Bind(configuration.GetSection(LiveOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddFetching(configuration);
        services.AddSingleton(DriftRules.All);
        services.AddSingleton<Freshness>();
        services.AddSingleton<LiveReader>();
        services.AddSingleton(provider => new StatusBook(
            provider.GetRequiredService<IngestPaths>().Releases,
            provider.GetRequiredService<Freshness>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<StatusBook>>()));
        services.AddSingleton<LiveJudge>();
        services.AddSingleton<LivePull>();
        services.AddSingleton<LivePulls>();
        services.AddSingleton<LiveFigures>();
        services.AddSingleton<Decisions>();
        services.AddSingleton<EvidenceNeeds>();
        services.AddSingleton(provider => new ReleaseReceipts(provider.GetRequiredService<IngestPaths>().Releases));
        AddSources(services);
        return services;
    }

    private static void AddSources(IServiceCollection services)
    {
        // One line per source: services.AddSingleton<ILiveSource, ...>();
        services.AddFingertips();
        services.AddPublishers();
    }
}
