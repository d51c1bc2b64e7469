using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Assets;
using HealthNeeds.Core.Focus;
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
        writer.AppendMatches(areas.SelectMany(a => needs.SelectMany(n => Matches(catalogue, a, n.Need.Id, n.Focus))));
        writer.AppendNoMatches(areas.SelectMany(a => needs.Where(n => !Serving(catalogue, n.Need.Id).Any())
            .Select(n => new NoMatch(a.Code, n.Focus, n.Need.Id, $"The catalogue holds nothing for {n.Need.Name}."))));
    }

    private static AssetCatalogue Catalogue(IReadOnlyList<FocusArea> focusAreas)
    {
        using var stream = FixtureResource.Open("assets.json");
        return AssetCatalogueReader.Read(stream, focusAreas);
    }

    private static IEnumerable<Asset> Serving(AssetCatalogue catalogue, string need) => catalogue.Assets.Where(a => a.Needs.Contains(need, StringComparer.Ordinal));

    private static IEnumerable<AssetMatch> Matches(AssetCatalogue catalogue, Area area, string need, string focus) =>
        Serving(catalogue, need)
            .Select(a => (Asset: a, Kilometres: a.Site is { } site ? area.Location!.Value.KilometresTo(site.Location) : (double?)null))
            .OrderBy(m => m.Kilometres ?? 0).ThenBy(m => m.Asset.Id, StringComparer.Ordinal).Take(PerNeed)
            .Select(m => new AssetMatch(area.Code, focus, need, m.Asset.Id, 1 / (1 + ((m.Kilometres ?? 0) / 20)), m.Kilometres, [$"{m.Asset.Name} addresses it.", "Fixture: not a real match."]));
}
