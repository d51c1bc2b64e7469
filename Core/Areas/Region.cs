using HealthNeeds.Core.Text;

namespace HealthNeeds.Core.Areas;

/// <summary>An Integrated Care System the product is set up for.</summary>
/// <param name="Id">As in addresses and configuration: "south-yorkshire".</param>
/// <param name="Icb">The ICB's code: every area whose ICB this is belongs to the region.</param>
/// <param name="Boundaries">Folder below data/boundaries, or null where no boundaries are bundled.</param>
/// <param name="Assets">File name of the asset catalogue below data/, or null where there is none.</param>
public sealed record Region(string Id, string Name, AreaCode Icb, string? Boundaries, string? Assets);

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
