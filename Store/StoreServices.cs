using HealthNeeds.Store.Changes;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Runs;
using HealthNeeds.Store.Sources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Store;

public static class StoreServices
{
    /// <summary>Reading of releases: <see cref="ReleaseStore"/>, <see cref="ReleaseShelf"/>, <see cref="ReleaseCatalogue"/>, <see cref="ReleaseDifferences"/>, <see cref="RunLog"/>, <see cref="ProgressFile"/>; settings from the section "Releases".</summary>
    public static IServiceCollection AddReleaseStore(this IServiceCollection services)
    {
        services.AddOptions<ReleaseOptions>().BindConfiguration(ReleaseOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ReleaseStore>();
        services.TryAddSingleton<ReleaseShelf>();
        services.TryAddSingleton<ReleaseCatalogue>();
        services.TryAddSingleton<ReleaseDifferences>();
        services.TryAddSingleton(provider => new RunLog(DirectoryOf(provider)));
        services.TryAddSingleton(provider => new ProgressFile(DirectoryOf(provider)));
        services.TryAddSingleton(provider => new SourceStatuses(DirectoryOf(provider)));
        return services;
    }

    private static string DirectoryOf(IServiceProvider provider) => provider.GetRequiredService<IOptions<ReleaseOptions>>().Value.Directory;
}
