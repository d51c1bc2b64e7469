namespace HealthNeeds.Dashboard.Pages.Addresses;

/// <summary>The state of the catalogue's page, as its address says it; null means "any".</summary>
/// <param name="Place">Code of the local authority the site is in, or "none" for assets without one site.</param>
public sealed record AssetFilter(string? Focus, string? SubSector, string? Kind, string? Place, string? Text)
{
    public const string NoSite = "none";

    public static readonly AssetFilter None = new(Focus: null, SubSector: null, Kind: null, Place: null, Text: null);

    public string Address
    {
        get
        {
            var parts = new[] { ("focus", Focus), ("sector", SubSector), ("kind", Kind), ("place", Place), ("q", Text) }
                .Where(p => p.Item2 is not null)
                .Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2!)}")
                .ToList();
            return parts.Count == 0 ? "/assets" : "/assets?" + string.Join('&', parts);
        }
    }
}
