using HealthNeeds.Core.Areas;

namespace HealthNeeds.Core.Catalogue;

/// <summary>Reads data/regions.json.</summary>
public static class RegionCatalogue
{
    /// <returns>The regions in the order of the file; the first is the default.</returns>
    /// <exception cref="CatalogueException">The file is malformed, empty or names a region twice.</exception>
    public static IReadOnlyList<Region> Read(Stream json, string file = "regions.json")
    {
        var regions = CatalogueJson.Read<List<Region>>(json, file);
        CatalogueRules.Unique(file, "region", regions.Select(r => r.Id));
        CatalogueRules.Unique(file, "ICB", regions.Select(r => r.Icb.Value));
        return regions.Count > 0 ? regions : throw new CatalogueException(file, "(all)", "at least one region", "none");
    }
}
