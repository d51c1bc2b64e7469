using HealthNeeds.Store.Comparison;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Store;

public static class StoreServices
{
    /// <summary>Reading of releases: <see cref="ReleaseStore"/>, <see cref="ReleaseShelf"/>, <see cref="ReleaseCatalogue"/>, <see cref="ReleaseComparer"/>, <see cref="RunLog"/>, <see cref="RunProgressFile"/>; settings from the section "Releases".</summary>
    public static IServiceCollection AddReleaseStore(this IServiceCollection services)
    {
        services.AddOptions<ReleaseOptions>().BindConfiguration(ReleaseOptions.Section).ValidateAnnotations(ReleaseOptions.Section).ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ReleaseStore>();
        services.TryAddSingleton<ReleaseShelf>();
        services.TryAddSingleton<ReleaseCatalogue>();
        services.TryAddSingleton<ReleaseComparer>();
        services.TryAddSingleton(provider => new RunLog(DirectoryOf(provider)));
        services.TryAddSingleton(provider => new RunProgressFile(DirectoryOf(provider)));
        services.TryAddSingleton(provider => new SourceStatusFiles(DirectoryOf(provider)));
        return services;
    }

    private static string DirectoryOf(IServiceProvider provider) => provider.GetRequiredService<IOptions<ReleaseOptions>>().Value.Directory;
}
