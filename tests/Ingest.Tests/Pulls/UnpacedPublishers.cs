using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Publishers;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Ingest.Tests.Pulls;

/// <summary>
/// Publishers on this machine need no pause between two requests, which for three of them no setting makes shorter than a quarter of a second.
/// That the product makes these pauses is held by PublisherServicesTests, ResearchLimitsTests and PoliteTests.
/// </summary>
internal static class UnpacedPublishers
{
    /// <summary>After the product's own services, whose limits it lifts.</summary>
    public static IServiceCollection WithoutPauses(this IServiceCollection services) => services.PostConfigure<DownloadOptions>(options =>
    {
        foreach (var publisher in PublisherAddresses.Names)
        {
            options.Publishers.TryAdd(publisher, new PublisherOptions());
            options.Publishers[publisher].MinRequestIntervalMilliseconds = 0;
        }
    });
}
