using HealthNeeds.Core.Areas;
using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.Maps;

/// <summary>The region's bundled boundaries, projected at first use and kept for the life of the process.</summary>
internal sealed class MapSheets(RegionSetting region)
{
    private readonly Lazy<RegionDrawing?> _drawing = new(() => RegionDrawing.Of(region.Current));

    /// <summary>Null where no boundaries are bundled for the region.</summary>
    public MapSheet? Sheet(AreaLevel level) => _drawing.Value?.Sheets.GetValueOrDefault(level);

    /// <exception cref="InvalidOperationException">No boundaries are bundled for the region.</exception>
    public (int X, int Y) At(Location location) =>
        _drawing.Value?.Projection.At(location) ?? throw new InvalidOperationException($"There are no boundaries for {region.Current.Name}.");

    /// <summary>The authorities as seen at one level, named where their middle is in view.</summary>
    public IReadOnlyList<MapOutline> Outlines(AreaLevel level, MapBox view) => _drawing.Value is not { } drawing
        ? []
        : drawing.Authorities[level].Select(s => Outline(s, view)).ToList();

    private static MapOutline Outline(MapShape shape, MapBox view)
    {
        var (x, y) = shape.Box.Centre;
        return new MapOutline(view.Contains(x, y) ? shape.Name : string.Empty, shape.Path, x, y);
    }
}
