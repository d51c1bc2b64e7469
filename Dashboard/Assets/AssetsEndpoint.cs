using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Shell;

namespace HealthNeeds.Dashboard.Assets;

internal static class AssetsEndpoint
{
    public static IServiceCollection AddAssets(this IServiceCollection services) =>
        services.AddScoped<AssetsReader>().AddScoped<AssetReader>();

    public static void MapAssets(this IEndpointRouteBuilder app)
    {
        app.MapPage("/assets", (HttpRequest request, ReleaseReading reading, AssetsReader reader) =>
            Page.Of<AssetsPage>(reader.Read(new AssetFilterRequest(request.Query, reading).Read())));
        app.MapPage("/assets/{id}", (string id, AssetReader reader) => Page.Of<AssetPage>(reader.Read(id)));
    }
}
