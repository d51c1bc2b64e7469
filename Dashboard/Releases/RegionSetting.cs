using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Catalogue;

namespace HealthNeeds.Dashboard.Releases;

/// <summary>The regions this site can be about, from data/regions.json.</summary>
internal sealed class RegionSetting(IConfiguration configuration)
{
    private readonly Lazy<IReadOnlyList<Region>> _regions = new(() => Read(configuration));

    /// <summary>The one that is shown while there is no release to say.</summary>
    public Region Default => configuration["Region"] is { Length: > 0 } id ? Find(id) : _regions.Value[0];

    /// <summary>The project's data folder: as configured, else the one copied beside the program.</summary>
    public static string DataFolder(IConfiguration configuration) =>
        configuration["Data:Directory"] is { Length: > 0 } folder ? folder : Path.Combine(AppContext.BaseDirectory, "data");

    /// <param name="id">As a release names its region: an id of the file, or the code of an ICB that the file does not describe.</param>
    public Region Find(string id) =>
        _regions.Value.FirstOrDefault(r => r.Id == id || r.Icb.Value == id)
        ?? (AreaCode.TryParse(id, out var icb) ? new Region(id, id, icb, Boundaries: null, Assets: null) : _regions.Value[0]);

    private static IReadOnlyList<Region> Read(IConfiguration configuration)
    {
        using var file = File.OpenRead(Path.Combine(DataFolder(configuration), "regions.json"));
        return RegionCatalogue.Read(file);
    }
}
