using System.Text.Json;
using HealthNeeds.Core.Assets;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Fixtures;

/// <summary>Every area is matched with the assets that serve a need, nearest first; a need nobody serves is said to have no match.</summary>
internal static class FixtureMatches
{
    private const int PerNeed = 3;

    public static void Append(ReleaseWriter writer, IReadOnlyList<FocusArea> focusAreas)
    {
        var catalogue = Catalogue(focusAreas);
        writer.AppendAssets(catalogue);
        var needs = catalogue.Needs.SelectMany(n => n.FocusAreas.Select(f => (Need: n, Focus: f))).DistinctBy(n => (n.Need.Id, n.Focus)).ToList();
        var areas = AreaLevels.Ranked.SelectMany(FixtureAreas.At).ToList();
        // Looked up for each of 33,000 pairs of an area and a need.
        var serving = needs.Select(n => n.Need.Id).Distinct().ToDictionary(id => id, id => catalogue.Assets.Where(a => a.Needs.Contains(id, StringComparer.Ordinal)).ToList(), StringComparer.Ordinal);
        writer.AppendMatches(areas.SelectMany(a => needs.SelectMany(n => Matches(serving[n.Need.Id], a, n.Need.Id, n.Focus))));
        writer.AppendAssetOutlooks(catalogue.Assets.Where(a => a.Needs.Count > 0).Select(a => Outlook(catalogue, a)));
        writer.AppendNoMatches(areas.SelectMany(a => needs.Where(n => serving[n.Need.Id].Count == 0)
            .Select(n => new NoMatch(a.Code, n.Focus, n.Need.Id, $"The catalogue holds nothing for {n.Need.Name}."))));
    }

    private static AssetOutlook Outlook(AssetCatalogue catalogue, Asset asset) => new(
        asset.Id,
        [.. FixtureAreas.At(AreaLevel.Lsoa21).Take(PerNeed).Select((a, i) => new PlaceInNeed(a.Code, asset.Needs, 0.9 - (0.1 * i), 0.5, 1, 1 + i))],
        [.. catalogue.Assets.Where(o => o.Id != asset.Id && o.Needs.Contains(asset.Needs[0], StringComparer.Ordinal)).Take(1).Select(o => new AssetPair(asset.Needs[0], o.Id, null, 7))],
        [new Satellite(asset.Needs[0], FixtureAreas.At(AreaLevel.Msoa21).First().Code, 3, 4500, 12)]);

    private static AssetCatalogue Catalogue(IReadOnlyList<FocusArea> focusAreas)
    {
        using var needs = FixtureResource.Open("needs.json");
        using var region = FixtureResource.Open($"{FixtureAreas.Region.Id}-region.json");
        using var assets = FixtureResource.Open($"{FixtureAreas.Region.Id}-assets.json");
        using var described = JsonDocument.Parse(region);
        var sources = described.RootElement.GetProperty("sources").Deserialize<List<AssetSource>>(CatalogueJson.Options)!;
        return AssetCatalogueReader.Read(assets, sources, NeedCatalogue.Read(needs, focusAreas), focusAreas);
    }

    private static IEnumerable<AssetMatch> Matches(IReadOnlyList<Asset> serving, Area area, string need, string focus) =>
        serving
            .Select(a => (Asset: a, Kilometres: a.Site is { } site ? area.Location!.Value.KilometresTo(site.Location) : (double?)null))
            .OrderBy(m => m.Kilometres ?? 0).ThenBy(m => m.Asset.Id, StringComparer.Ordinal).Take(PerNeed)
            .Select(m => new AssetMatch(area.Code, focus, need, m.Asset.Id, 1 / (1 + ((m.Kilometres ?? 0) / 20)), m.Kilometres, [$"{m.Asset.Name} addresses it.", "Fixture: not a real match."]));
}
