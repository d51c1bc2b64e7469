using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Assets;
using HealthNeeds.Core.Text;

namespace HealthNeeds.Core.Regions;

/// <summary>The folders of data/regions: one for each Integrated Care System the product is set up for.</summary>
public static class RegionCatalogue
{
    public const string FolderName = "regions";

    /// <param name="data">The project's data folder.</param>
    /// <returns>The regions by their order, those that share one by id; the first is the default.</returns>
    /// <exception cref="CatalogueException">There is no region, or a folder says something that cannot be right; the message says which, what was expected and what was found.</exception>
    public static IReadOnlyList<Region> Read(string data)
    {
        var root = new DirectoryInfo(Path.Combine(data, FolderName));
        if (!root.Exists || root.GetDirectories() is not { Length: > 0 } folders)
            throw new CatalogueException(FolderName, "(all)", "at least one region, a folder with a region.json", "none");
        var regions = folders.Select(ReadFolder).OrderBy(r => r.Order).ThenBy(r => r.Region.Id, StringComparer.Ordinal).ToList();
        CatalogueRules.Unique(FolderName, "ICB", regions.Where(r => r.Region.IsIcb).Select(r => r.Region.Code.Value));
        CatalogueRules.Unique(FolderName, "set of areas", regions.Select(r => r.Region.Code.Value));
        return [.. regions.Select(r => r.Region)];
    }

    /// <summary>A region by its id, or any ICB by its code.</summary>
    /// <param name="idOrIcb">Null or empty for the first region.</param>
    /// <returns>Null where it is neither.</returns>
    public static Region? Find(IReadOnlyList<Region> regions, string? idOrIcb) =>
        string.IsNullOrEmpty(idOrIcb) ? regions[0]
        : regions.FirstOrDefault(r => r.Id == idOrIcb || (r.IsIcb && r.Code.Value == idOrIcb))
            ?? (AreaCode.TryParse(idOrIcb, out var icb) && RegionParts.IsIcb(icb) ? Region.Undescribed(icb) : null);

    private static (int Order, Region Region) ReadFolder(DirectoryInfo folder)
    {
        var file = Region.Called(folder.Name, Region.RegionFile);
        if (folder.Name.Length == 0 || !folder.Name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            throw new CatalogueException(FolderName, folder.Name, "a folder's name of small letters, digits and hyphens", $"'{folder.Name}'");
        var path = Path.Combine(folder.FullName, Region.RegionFile);
        if (!File.Exists(path))
            throw new CatalogueException(FolderName, folder.Name, $"a file {Region.RegionFile}", "none");
        using var json = File.OpenRead(path);
        var read = CatalogueJson.Read<RegionEntry>(json, file);
        Check(read, folder.Name, file);
        var region = new Region(read.Id, read.Name, RegionParts.Read(file, read.Id, read.Icb, read.Icbs, read.Authorities), read.Sources, folder.FullName) { Areas = read.Areas ?? new Dictionary<AreaLevel, int>() };
        CheckOutlines(region);
        return (read.Order, region);
    }

    private static void Check(RegionEntry region, string folder, string file)
    {
        if (region.Id != folder)
            throw new CatalogueException(file, region.Id, $"the name of its folder, '{folder}', as id", $"'{region.Id}'");
        if (string.IsNullOrWhiteSpace(region.Name))
            throw new CatalogueException(file, region.Id, "a name", "none");
        foreach (var (level, areas) in region.Areas ?? new Dictionary<AreaLevel, int>())
        {
            CountedAreas.Check(level, areas, file);
            if (!AreaLevels.Ranked.Contains(level))
                throw new CatalogueException(file, region.Id, "areas of levels that are ranked", level.Id());
        }

        CatalogueRules.Unique(file, "source", region.Sources.Select(s => s.Id));
    }

    /// <summary>All levels or none: half a map would hide that half is missing.</summary>
    private static void CheckOutlines(Region region)
    {
        var levels = AreaLevels.Ranked.Select(l => $"{l.Id()}.json").ToList();
        if (region.Outlines is { } outlines && levels.Find(l => !File.Exists(Path.Combine(outlines, l))) is { } missing)
            throw new CatalogueException(Region.Called(region.Id, "outlines"), missing, $"a file of outlines for each of {string.Join(", ", levels)}", "none");
    }

    /// <summary>region.json as it is written: with one of icb, icbs and authorities.</summary>
    /// <param name="Order">From 1; the lowest is the default region.</param>
    /// <param name="Areas">How many areas of each ranked level it has; null where that is not checked.</param>
    private sealed record RegionEntry(
        string Id, string Name, int Order, IReadOnlyList<AssetSource> Sources, AreaCode? Icb = null, IReadOnlyList<AreaCode>? Icbs = null, IReadOnlyList<AreaCode>? Authorities = null,
        Dictionary<AreaLevel, int>? Areas = null);
}
