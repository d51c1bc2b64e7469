using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Live.Fingertips;

internal static class FingertipsServices
{
    /// <summary>The two sources of the catalogue that come from Fingertips.</summary>
    public static IServiceCollection AddFingertips(this IServiceCollection services)
    {
        services.AddOptions<FingertipsOptions>().BindConfiguration(FingertipsOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<ILiveSource>(provider => Source(provider, "ohid-fingertips")).AddSingleton<ILiveSource>(provider => Source(provider, "ohid-smoking"));
    }

    private static FingertipsSource Source(IServiceProvider provider, string source)
    {
        var root = provider.GetRequiredService<PublisherAddresses>().Of(PublisherAddresses.Fingertips);
        return new FingertipsSource(source, root, provider.GetRequiredService<IOptions<FingertipsOptions>>().Value, () => provider.GetRequiredService<LiveReader>().Catalogue);
    }
}
