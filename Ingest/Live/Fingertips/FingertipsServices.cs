using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Live.Fingertips;

internal static class FingertipsServices
{
    /// <summary>The two sources of the catalogue that come from Fingertips. Configuration Live:Addresses:fingertips says where it is, where that is not the usual place.</summary>
    public static IServiceCollection AddFingertips(this IServiceCollection services)
    {
        services.AddOptions<FingertipsOptions>().BindConfiguration(FingertipsOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<ILiveSource>(provider => Source(provider, "ohid-fingertips")).AddSingleton<ILiveSource>(provider => Source(provider, "ohid-smoking"));
    }

    private static FingertipsSource Source(IServiceProvider provider, string source)
    {
        var address = provider.GetRequiredService<IConfiguration>()[$"Live:Addresses:{FingertipsSource.PublisherName}"];
        var root = address is null ? FingertipsSource.DefaultRoot : new Uri(address.TrimEnd('/') + "/");
        return new FingertipsSource(source, root, provider.GetRequiredService<IOptions<FingertipsOptions>>().Value, () => provider.GetRequiredService<LiveReader>().Catalogue);
    }
}
