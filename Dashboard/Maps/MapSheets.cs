using HealthNeeds.Core.Areas;

namespace HealthNeeds.Dashboard.Maps;

/// <summary>The sheets that maps are drawn on.</summary>
internal sealed class MapSheets(BoundaryShelf shelf)
{
    /// <summary>Null where there are no outlines of the region.</summary>
    public RegionDrawing? Of(Region region) => shelf.Of(region).Drawing;

    /// <summary>What to tell a reader who misses a map; null where there is one.</summary>
    public NoMap? Missing(Region region) => Of(region) is null ? new NoMap(region.Name, region.Icb.Value, shelf.Of(region).Problem) : null;
}
