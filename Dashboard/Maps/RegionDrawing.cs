using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Boundaries;

namespace HealthNeeds.Dashboard.Maps;

/// <summary>A region's outlines on one sheet.</summary>
/// <param name="Authorities">Per level, the authorities' outlines along the borders of that level's areas.</param>
internal sealed record RegionDrawing(
    MapProjection Projection,
    IReadOnlyDictionary<AreaLevel, MapSheet> Sheets,
    IReadOnlyDictionary<AreaLevel, IReadOnlyList<MapShape>> Authorities)
{
    /// <summary>The authorities as seen at one level, named where their middle is in view.</summary>
    public IReadOnlyList<MapOutline> Outlines(AreaLevel level, MapBox view) => Authorities[level].Select(s => Outline(s, view)).ToList();

    public static RegionDrawing Of(IReadOnlyDictionary<AreaLevel, BoundarySet> sets)
    {
        var projection = Covering(sets.Values);
        var authorities = sets[AreaLevel.Ltla24].Areas;
        return new RegionDrawing(
            projection,
            sets.ToDictionary(s => s.Key, s => new MapSheet([.. s.Value.Areas.Select(a => Shape(a.Code, a.Name, Rings(a, projection)))])),
            sets.ToDictionary(s => s.Key, s => (IReadOnlyList<MapShape>)Outlines(authorities, s.Value, projection)));
    }

    private static MapOutline Outline(MapShape shape, MapBox view)
    {
        var (x, y) = shape.Box.Centre;
        return new MapOutline(view.Contains(x, y) ? shape.Name : string.Empty, shape.Path, x, y);
    }

    private static MapProjection Covering(IEnumerable<BoundarySet> sets)
    {
        var points = sets.SelectMany(s => s.Areas).SelectMany(a => a.Polygons).SelectMany(p => p.Rings).SelectMany(r => r).ToList();
        return new MapProjection(points.Min(p => p.Longitude), points.Max(p => p.Latitude), points.Max(p => p.Longitude), points.Min(p => p.Latitude));
    }

    private static List<MapShape> Outlines(IReadOnlyList<AreaBoundary> authorities, BoundarySet set, MapProjection projection) =>
        authorities.Select(authority => Shape(authority.Code, authority.Name, Outline(authority, set, projection))).ToList();

    /// <summary>
    /// ONS names LSOAs and MSOAs after their authority ("Barnsley 018A"), so the name says where each belongs. Authorities made
    /// since 2021 have none of their name: they are drawn by their own outline.
    /// </summary>
    private static List<IReadOnlyList<(int X, int Y)>> Outline(AreaBoundary authority, BoundarySet set, MapProjection projection)
    {
        var inside = set.Areas.Where(a => a.Name == authority.Name || a.Name.StartsWith(authority.Name + " ", StringComparison.Ordinal)).ToList();
        return inside.Count == 0 ? Rings(authority, projection) : BorderTracer.Trace(inside.SelectMany(a => Rings(a, projection)));
    }

    private static List<IReadOnlyList<(int X, int Y)>> Rings(AreaBoundary area, MapProjection projection) =>
        area.Polygons.SelectMany(p => p.Rings).Select(r => (IReadOnlyList<(int X, int Y)>)r.Select(projection.At).ToList()).ToList();

    private static MapShape Shape(AreaCode code, string name, List<IReadOnlyList<(int X, int Y)>> rings) =>
        new(code, name, MapPath.Of(rings), MapPath.Box(rings.SelectMany(r => r)));
}
