using System.Collections.Concurrent;
using HealthNeeds.Core.Areas;
using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.Maps;

/// <summary>The region's bundled boundaries, projected at first use and kept for the life of the process.</summary>
internal sealed class MapSheets(IConfiguration configuration)
{
    private readonly ConcurrentDictionary<string, Lazy<RegionDrawing?>> _drawings = new(StringComparer.Ordinal);

    /// <summary>Null where no boundaries are bundled for the region.</summary>
    public RegionDrawing? Of(Region region) =>
        _drawings.GetOrAdd(region.Id, _ => new Lazy<RegionDrawing?>(() => RegionDrawing.Of(region, RegionSetting.DataFolder(configuration)))).Value;
}
