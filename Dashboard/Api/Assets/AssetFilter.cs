using HealthNeeds.Analytics.Matching;
using HealthNeeds.Core.Assets;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.Api.Assets;

/// <summary>Which assets are listed: the state of the catalogue's page and of its API twin, as their addresses say it; null means "any".</summary>
/// <param name="Place">Code of the local authority the site is in, or "none" for assets without one site.</param>
public sealed record AssetFilter(string? Focus, string? SubSector, string? Kind, string? Place, string? Text)
{
    public const string NoSite = "none";

    public static readonly AssetFilter None = new(Focus: null, SubSector: null, Kind: null, Place: null, Text: null);

    /// <summary>The local authority that sites are in; null for anywhere, and for assets without one site.</summary>
    public AreaCode? Site => Place is null or NoSite ? null : new AreaCode(Place);

    public string Address => Written("/assets", ("q", Text));

    /// <summary>The API twin's address.</summary>
    /// <param name="format">As the API names it; null for its own.</param>
    public string Twin(string? format = null) => Written("/api/v1/assets", (ParameterRules.AssetSearch.Name, Text), (ParameterRules.Json.Name, format));

    private string Written(string path, params (string Name, string? Value)[] others)
    {
        var parts = new[] { ("focus", Focus), ("sector", SubSector), ("kind", Kind), ("place", Place) }.Concat(others)
            .Where(p => p.Item2 is not null)
            .Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2!)}")
            .ToList();
        return parts.Count == 0 ? path : $"{path}?{string.Join('&', parts)}";
    }
}

/// <summary>What page and API allow in a filter, where a release says what there is.</summary>
internal static class AssetFilterValues
{
    public static IReadOnlyList<string> SubSectors(ReleaseFigures figures) => [.. figures.Assets.Context.SubSectors.Select(s => s.Id)];

    public static IReadOnlyList<string> Places(ReleaseFigures figures) => [.. figures.Authorities.Select(a => a.Code.Value), AssetFilter.NoSite];
}

/// <summary>The assets that a filter leaves, in one order for the page, the API and every download.</summary>
internal static class FoundAssets
{
    /// <summary>
    /// With a text, those that share a word with it or work on a need it speaks of, best first. With a focus area, open ones first, then by the strongest match
    /// for it with a neighbourhood of the place that is filtered by, else of the region. Where neither says more, by name.
    /// </summary>
    /// <param name="near">Only what reaches this area; with a text, the nearer of equals first, with a focus area, by its neighbourhoods. Null for anywhere.</param>
    public static IEnumerable<Asset> Of(ReleaseFigures figures, AssetFilter filter, Area? near = null) =>
        Ordered(figures, filter, near).Where(a => Matches(a, filter));

    private static IEnumerable<Asset> Ordered(ReleaseFigures figures, AssetFilter filter, Area? near)
    {
        if (filter.Text is { } text)
            return figures.AssetSearch.Search(text, Math.Max(1, figures.Assets.Assets.Count), near).Select(h => h.Asset);
        var reaching = figures.Assets.Assets.Where(a => near is null || AssetSearch.Reaches(a, near)).OrderBy(a => a.Name, StringComparer.OrdinalIgnoreCase);
        if (filter.Focus is not { } focus)
            return reaching;
        var strongest = figures.Lease.Assets.Strongest(focus, near?.Code ?? filter.Site ?? figures.Region.Code);
        return reaching.OrderByDescending(a => a.Status == AssetStatuses.Open).ThenByDescending(a => strongest.GetValueOrDefault(a.Id));
    }

    private static bool Matches(Asset asset, AssetFilter filter) =>
        (filter.Focus is null || asset.FocusAreas.Contains(filter.Focus, StringComparer.Ordinal))
        && (filter.SubSector is null || asset.SubSectors.Contains(filter.SubSector, StringComparer.Ordinal))
        && (filter.Kind is null || asset.Kind == filter.Kind)
        && (filter.Place is null || (filter.Place == AssetFilter.NoSite ? asset.Site is null : asset.Site?.LocalAuthority?.Value == filter.Place));
}
