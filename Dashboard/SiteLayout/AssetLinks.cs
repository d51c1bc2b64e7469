using Microsoft.AspNetCore.StaticAssets;

namespace HealthNeeds.Dashboard.SiteLayout;

/// <summary>The address of a file below wwwroot with its fingerprint, so that browsers may keep it for good.</summary>
internal sealed class AssetLinks(EndpointDataSource endpoints)
{
    private readonly Lazy<Dictionary<string, string>> _routes = new(() => Fingerprinted(endpoints.Endpoints));

    /// <param name="path">As below wwwroot: "js/map.js".</param>
    public string this[string path] => "/" + _routes.Value.GetValueOrDefault(path, path);

    private static Dictionary<string, string> Fingerprinted(IReadOnlyList<Endpoint> endpoints)
    {
        var routes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var asset in endpoints.Select(e => e.Metadata.GetMetadata<StaticAssetDescriptor>()).OfType<StaticAssetDescriptor>())
        {
            var label = asset.Properties.FirstOrDefault(p => p.Name == "label")?.Value;
            if (label is not null && asset.Selectors.Count == 0)
                routes.TryAdd(label, asset.Route);
        }

        return routes;
    }
}
