using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Catalogue;

namespace HealthNeeds.Dashboard.Releases;

/// <summary>The region this site is about: the default one of data/regions.json.</summary>
internal sealed class RegionSetting
{
    private readonly Lazy<Region> _current = new(ReadDefault);

    public Region Current => _current.Value;

    /// <summary>The project's data folder, copied beside the program.</summary>
    public static string DataFolder => Path.Combine(AppContext.BaseDirectory, "data");

    private static Region ReadDefault()
    {
        using var file = File.OpenRead(Path.Combine(DataFolder, "regions.json"));
        return RegionCatalogue.Read(file)[0];
    }
}
