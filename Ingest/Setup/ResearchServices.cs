using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Publishers.Research;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Setup;

internal static class ResearchServices
{
    /// <summary>The public registers of research: NIHR Open Data and UKRI's Gateway to Research, each asked four times a second at most.</summary>
    public static IServiceCollection AddResearchRegisters(this IServiceCollection services)
    {
        services.AddOptions<NihrOptions>().BindConfiguration(NihrOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<GatewayOptions>().BindConfiguration(GatewayOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        // The Gateway allows five requests a second; NIHR's portal names no limit and has the same.
        services.PostConfigure<DownloadOptions>(o =>
        {
            foreach (var register in (string[])[PublisherAddresses.Nihr, PublisherAddresses.Gateway])
            {
                o.Publishers.TryAdd(register, new PublisherOptions { MaxConcurrentRequests = 1 });
                o.Publishers[register].MinRequestIntervalMilliseconds = Math.Max(o.Publishers[register].MinRequestIntervalMilliseconds, 250);
            }
        });
        return services
            .AddSingleton<ILiveSource>(p => new NihrSource(Options<NihrOptions>(p), new NihrPortal(Options<NihrOptions>(p), Address(p, PublisherAddresses.Nihr)), Address(p, PublisherAddresses.Nihr)))
            .AddSingleton<ILiveSource>(p => new GatewaySource(new GatewayApi(Options<GatewayOptions>(p), Address(p, PublisherAddresses.Gateway)), Address(p, PublisherAddresses.Gateway)));
    }

    private static Uri Address(IServiceProvider p, string publisher) => p.GetRequiredService<PublisherAddresses>().Of(publisher);

    private static T Options<T>(IServiceProvider p)
        where T : class => p.GetRequiredService<IOptions<T>>().Value;
}
