using HealthNeeds.Analytics.Matching;
using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Assets;
using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.Api.Assets;

/// <summary>The assets that a filter leaves, in one order for the page, the API and every download.</summary>
internal static class FoundAssets
{
    /// <summary>By name; with a text, those that share a word with it or work on a need it speaks of, best first.</summary>
    /// <param name="near">Only what reaches this area; with a text, the nearer of equals first. Null for anywhere.</param>
    public static IEnumerable<Asset> Of(ReleaseFigures figures, AssetFilter filter, Area? near = null) =>
        Searched(figures, filter.Text, near).Where(a => Matches(a, filter));

    private static IEnumerable<Asset> Searched(ReleaseFigures figures, string? text, Area? near) => text is null
        ? figures.Assets.Assets.Where(a => near is null || AssetSearch.Reaches(a, near)).OrderBy(a => a.Name, StringComparer.OrdinalIgnoreCase)
        : figures.AssetSearch.Search(text, Math.Max(1, figures.Assets.Assets.Count), near).Select(h => h.Asset);

    private static bool Matches(Asset asset, AssetFilter filter) =>
        (filter.Focus is null || asset.FocusAreas.Contains(filter.Focus, StringComparer.Ordinal))
        && (filter.SubSector is null || asset.SubSectors.Contains(filter.SubSector, StringComparer.Ordinal))
        && (filter.Kind is null || asset.Kind == filter.Kind)
        && (filter.Place is null || (filter.Place == AssetFilter.NoSite ? asset.Site is null : asset.Site?.LocalAuthority?.Value == filter.Place));
}
