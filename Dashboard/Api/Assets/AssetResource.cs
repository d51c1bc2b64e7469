using HealthNeeds.Core.Assets;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Downloads;

namespace HealthNeeds.Dashboard.Api.Assets;

/// <summary>/api/v1/assets</summary>
internal static class AssetResource
{
    public static void MapAssets(this IEndpointRouteBuilder api) =>
        api.MapFromRelease("/assets", Answer, ParameterRules.AnyFocus, ParameterRules.JsonCsvOrGeoJson)
            .WithName("assets")
            .WithSummary("The region's assets, their links and the needs they address")
            .WithDescription("GeoJSON leaves the geometry of an asset without one site empty (null).")
            .Produces<AssetList>()
            .WithTags("Assets");

    private static IResult Answer(ReleaseRequest request)
    {
        var focus = request.Parameters.Find(ParameterRules.AnyFocus);
        var catalogue = request.Assets;
        var assets = catalogue.Assets.Where(a => focus is null || a.FocusAreas.Contains(focus, StringComparer.Ordinal)).ToList();
        var release = request.Release.Info.Id;
        return request.Format switch
        {
            "csv" => AssetDownloads.Csv(assets, release),
            "geojson" => AssetDownloads.GeoJson(assets, release),
            _ => TypedResults.Json(
                new AssetList(request.Stamp, focus, AssetList.Study, assets, Touching(assets, catalogue.Links), catalogue.Needs),
                ApiJson.Answers.AssetList),
        };
    }

    private static List<AssetLink> Touching(List<Asset> assets, IReadOnlyList<AssetLink> links)
    {
        var ids = assets.Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        return [.. links.Where(link => ids.Contains(link.From) || ids.Contains(link.To))];
    }
}
