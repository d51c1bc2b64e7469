using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Hosting.Guards;

/// <summary>All that stands between the network and the pages, in its order.</summary>
internal static class Guarding
{
    public static IServiceCollection AddGuards(this IServiceCollection services)
    {
        services.AddProxies().AddClientLimits().AddServerLimits();
        // Looked at by RequestShape, once the proxy's word is taken, and refused as everything else is.
        services.Configure<HostFilteringOptions>(hosts => hosts.AllowedHosts = ["*"]);
        services.AddOptions<OutputCacheOptions>().Configure<IOptions<LimitOptions>>((cache, limits) => cache.SizeLimit = limits.Value.CacheMegabytes * 1024L * 1024);
        return services;
    }

    /// <summary>Who asks is known by now (<see cref="Proxies.UseForwarding"/>). What is refused costs little, and least of all where it is one of many.</summary>
    public static IApplicationBuilder UseGuards(this IApplicationBuilder app) => app.UseClientLimits().UseRequestShape().UseHttpsWhereAsked();
}
