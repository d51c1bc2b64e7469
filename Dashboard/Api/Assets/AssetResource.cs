using HealthNeeds.Analytics.Matching;
using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Assets;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Releases;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Api.Assets;

/// <summary>/api/v1/assets</summary>
internal static class AssetResource
{
    public static void MapAssets(this IEndpointRouteBuilder api) =>
        api.MapFromRelease("/assets", Answer, ParameterRules.AnyFocus, ParameterRules.AssetSearch, ParameterRules.AssetArea, ParameterRules.JsonCsvOrGeoJson)
            .WithName("assets")
            .WithSummary("The region's assets, their links and the needs they address")
            .WithDescription("GeoJSON leaves the geometry of an asset without one site empty (null).")
            .Produces<AssetList>()
            .WithTags("Assets");

    private static IResult Answer(ReleaseRequest request)
    {
        var focus = request.AnyFocus;
        var catalogue = request.Assets;
        var search = request.Parameters.Find(ParameterRules.AssetSearch)?.Trim();
        var area = request.Parameters.Has(ParameterRules.AssetArea) ? request.Known(ParameterRules.AssetArea) : null;
        var assets = Listed(request, search, area).Where(a => focus is null || a.FocusAreas.Contains(focus, StringComparer.Ordinal)).ToList();
        var release = request.Lease.Info.Id;
        return request.Format switch
        {
            "csv" => AssetDownloads.Csv(assets, release, AssetSourceWords.Attribution(catalogue.Context.Sources)),
            "geojson" => AssetDownloads.GeoJson(assets, release, AssetSourceWords.Attribution(catalogue.Context.Sources)),
            _ => TypedResults.Json(
                new AssetList(request.Stamp, focus, search, area?.Code.Value, AssetSourceWords.Attribution(catalogue.Context.Sources), assets, Touching(assets, catalogue.Links), catalogue.Needs, Cited(assets, catalogue.Context.Sources)),
                ApiJson.Answers.AssetList),
        };
    }

    private static IEnumerable<Asset> Listed(ReleaseRequest request, string? search, Area? area) => search is null
        ? request.Assets.Assets.Where(a => area is null || AssetSearch.Reaches(a, area))
        : request.AssetSearch.Search(search, Math.Max(1, request.Assets.Assets.Count), area).Select(h => h.Asset);

    private static List<AssetSource> Cited(List<Asset> assets, IReadOnlyList<AssetSource> sources)
    {
        var ids = assets.SelectMany(a => a.Evidence).Select(e => e.Source).ToHashSet(StringComparer.Ordinal);
        return [.. sources.Where(s => ids.Contains(s.Id))];
    }

    private static List<AssetLink> Touching(List<Asset> assets, IReadOnlyList<AssetLink> links)
    {
        var ids = assets.Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        return [.. links.Where(link => ids.Contains(link.From) || ids.Contains(link.To))];
    }
}

/// <param name="Focus">Null where assets of every focus area are listed.</param>
/// <param name="Search">The words searched for, or null where assets are in the catalogue's order.</param>
/// <param name="Area">The area whose assets are listed, or null.</param>
/// <param name="Links">Relations the source states; only those that touch a listed asset.</param>
/// <param name="Sources">What the evidence of the assets cites, by id.</param>
internal sealed record AssetList(
    ReleaseStamp Release,
    string? Focus,
    string? Search,
    string? Area,
    string Attribution,
    IReadOnlyList<Asset> Items,
    IReadOnlyList<AssetLink> Links,
    IReadOnlyList<Need> Needs,
    IReadOnlyList<AssetSource> Sources);
