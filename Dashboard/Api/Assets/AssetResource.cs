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
        api.MapFromRelease("/assets", Answer, ParameterRules.AnyFocus, ParameterRules.AssetSector, ParameterRules.AssetKind, ParameterRules.AssetPlace, ParameterRules.AssetSearch, ParameterRules.AssetArea, ParameterRules.JsonCsvOrGeoJson)
            .WithName("assets")
            .WithSummary("The region's assets, their links and the needs they address")
            .WithDescription("GeoJSON leaves the geometry of an asset without one site empty (null).")
            .Produces<AssetList>()
            .WithTags("Assets");

    private static IResult Answer(ReleaseRequest request)
    {
        var catalogue = request.Assets;
        var filter = Filter(request);
        var area = request.Parameters.Has(ParameterRules.AssetArea) ? request.Known(ParameterRules.AssetArea) : null;
        var assets = FoundAssets.Of(request, filter, area).ToList();
        var release = request.Lease.Info.Id;
        return request.Format switch
        {
            "csv" => AssetDownloads.Csv(assets, release, AssetSourceWords.Attribution(catalogue.Context.Sources)),
            "geojson" => AssetDownloads.GeoJson(assets, release, AssetSourceWords.Attribution(catalogue.Context.Sources)),
            _ => TypedResults.Json(
                new AssetList(request.Stamp, filter.Focus, filter.SubSector, filter.Kind, filter.Place, filter.Text, area?.Code.Value, AssetSourceWords.Attribution(catalogue.Context.Sources), assets, Touching(assets, catalogue.Links), catalogue.Needs, Cited(assets, catalogue.Context.Sources)),
                ApiJson.Answers.AssetList),
        };
    }

    private static AssetFilter Filter(ReleaseRequest request) => new(
        request.AnyFocus,
        Of(request, ParameterRules.AssetSector, AssetFilterValues.SubSectors(request)),
        request.Parameters.Find(ParameterRules.AssetKind),
        Of(request, ParameterRules.AssetPlace, AssetFilterValues.Places(request)),
        request.Parameters.Find(ParameterRules.AssetSearch)?.Trim());

    private static string? Of(ReleaseRequest request, ParameterRule rule, IReadOnlyList<string> allowed) =>
        request.Parameters.Find(rule) is { } value ? ApiRequest.Checked(rule.Among(allowed), RecodedAuthorities.Current(value)) : null;

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
/// <param name="Sector">Id of a sub-sector, or null where those of all are listed.</param>
/// <param name="Kind">Null where assets of every kind are listed.</param>
/// <param name="Place">Code of the local authority that sites are in, "none" for assets without one site, or null for all.</param>
/// <param name="Search">The words searched for, or null; assets come best first by them, else with a focus area open and best matched first, else by name.</param>
/// <param name="Area">The area whose assets are listed, or null.</param>
/// <param name="Links">Relations the source states; only those that touch a listed asset.</param>
/// <param name="Sources">What the evidence of the assets cites, by id.</param>
internal sealed record AssetList(
    ReleaseStamp Release,
    string? Focus,
    string? Sector,
    string? Kind,
    string? Place,
    string? Search,
    string? Area,
    string Attribution,
    IReadOnlyList<Asset> Items,
    IReadOnlyList<AssetLink> Links,
    IReadOnlyList<Need> Needs,
    IReadOnlyList<AssetSource> Sources);
