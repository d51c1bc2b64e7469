using HealthNeeds.Core.Rankings;
using HealthNeeds.Core.Text;

namespace HealthNeeds.Core.Assets;

/// <summary>Reads the assets of a region.</summary>
public static class AssetCatalogueReader
{
    /// <param name="sources">Documents of the region that evidence may cite, beside those of the needs.</param>
    /// <param name="focusAreas">The focus areas that assets may name.</param>
    /// <exception cref="CatalogueException">The file is malformed or an entry breaks a rule; names the file, the entry, the expected and the found.</exception>
    public static AssetCatalogue Read(Stream json, IReadOnlyList<AssetSource> sources, NeedCatalogue needs, IReadOnlyList<FocusArea> focusAreas, string file = "assets.json")
    {
        using var entries = new CatalogueEntries(json, file, "assets and links");
        var context = entries.Find<AssetContext>("context") ?? AssetContext.None;
        if (context.Sources.Count > 0)
            throw new CatalogueException(file, "context", "sources in the region's own file", $"{context.Sources.Count} here");
        var catalogue = new AssetCatalogue(entries.List<Asset>("assets", "id"), entries.List<AssetLink>("links", "from"), needs.Needs)
        {
            Context = context with { Sources = [.. sources, .. needs.Sources] },
        };
        new AssetRules(file, catalogue, focusAreas).Check();
        return catalogue;
    }
}
