using System.Security.Cryptography;
using HealthNeeds.Ingest.Pipeline;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Fetching;

internal static class FetchingServices
{
    /// <summary>Asking publishers, and keeping what they said.</summary>
    public static IServiceCollection AddFetching(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(IngestPaths.From(configuration));
        services.AddSingleton<IValidateOptions<FetchingOptions>, FetchingOptionsValidator>();
        services.AddOptions<FetchingOptions>().Bind(configuration.GetSection(FetchingOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => new Evidence(EvidenceFolder(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new PublisherSessions(
            provider.GetRequiredService<IngestPaths>().Releases,
            provider.GetRequiredService<Evidence>(),
            provider.GetRequiredService<IOptions<FetchingOptions>>().Value,
            provider.GetRequiredService<TimeProvider>(),
            RandomNumberGenerator.GetInt32(int.MaxValue)));
        services.AddSingleton<EvidenceRetention>();
        return services;
    }

    private static string EvidenceFolder(IServiceProvider provider) =>
        Path.Combine(provider.GetRequiredService<IngestPaths>().Releases, Evidence.FolderName);
}
