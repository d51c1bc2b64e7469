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
