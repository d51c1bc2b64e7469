using HealthNeeds.Core.Boundaries;

namespace HealthNeeds.Dashboard.Maps;

/// <summary>A region's outlines on one sheet.</summary>
/// <param name="Authorities">Per level, the authorities' outlines along the borders of that level's areas.</param>
internal sealed record RegionDrawing(
    MapProjection Projection,
    IReadOnlyDictionary<AreaLevel, MapSheet> Sheets,
    IReadOnlyDictionary<AreaLevel, IReadOnlyList<MapShape>> Authorities)
{
    /// <summary>The authorities as seen at one level, named where their middle is in view; names stay inside the view.</summary>
    /// <param name="unit">Sheet units to a pixel.</param>
    public IReadOnlyList<MapOutline> Outlines(AreaLevel level, MapBox view, double unit) => Authorities[level].Select(s => MapLabels.Inside(Outline(s, view), view, unit)).ToList();

    /// <param name="parts">Parts of further authorities, where all of them run along the borders of the smaller areas exactly, so that their own outlines are drawn.</param>
    public static RegionDrawing Of(IReadOnlyDictionary<AreaLevel, BoundarySet> sets, IReadOnlyList<AreaBoundary>? parts = null)
    {
        var projection = Covering(sets.Values);
        var authorities = sets[AreaLevel.Ltla24].Areas;
        return new RegionDrawing(
            projection,
            sets.ToDictionary(s => s.Key, s => new MapSheet([.. s.Value.Areas.Select(a => Shape(a.Code, a.Name, Rings(a, projection)))])),
            sets.ToDictionary(s => s.Key, s => (IReadOnlyList<MapShape>)Outlines(s.Key == AreaLevel.Ltla24 ? authorities : [.. authorities, .. parts ?? []], parts is null ? s.Value : null, projection)));
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

    private static List<MapShape> Outlines(IReadOnlyList<AreaBoundary> authorities, BoundarySet? set, MapProjection projection) =>
        authorities.Select(authority => Shape(authority.Code, authority.Name, Outline(authority, set, projection))).ToList();

    /// <summary>
    /// ONS names LSOAs and MSOAs after their authority ("Barnsley 018A"), so the name says where each belongs. Authorities made
    /// since 2021 have none of their name: they are drawn by their own outline.
    /// </summary>
    /// <param name="set">Areas whose borders it is drawn along; null where its own outline runs along them.</param>
    private static List<IReadOnlyList<(int X, int Y)>> Outline(AreaBoundary authority, BoundarySet? set, MapProjection projection)
    {
        if (set is null)
            return Rings(authority, projection);
        var inside = set.Areas.Where(a => a.Name == authority.Name || a.Name.StartsWith(authority.Name + " ", StringComparison.Ordinal)).ToList();
        return inside.Count == 0 ? Rings(authority, projection) : BorderTracer.Trace(inside.SelectMany(a => Rings(a, projection)));
    }

    private static List<IReadOnlyList<(int X, int Y)>> Rings(AreaBoundary area, MapProjection projection) =>
        area.Polygons.SelectMany(p => p.Rings).Select(r => (IReadOnlyList<(int X, int Y)>)r.Select(projection.At).ToList()).ToList();

    private static MapShape Shape(AreaCode code, string name, List<IReadOnlyList<(int X, int Y)>> rings) =>
        new(code, name, MapPath.Of(rings), MapPath.Box(rings.SelectMany(r => r)));
}

/// <summary>
/// Degrees to sheet units: equirectangular about the region's middle latitude, which at the size of a county differs from
/// the national grid by less than the width of a boundary line.
/// </summary>
internal sealed class MapProjection(double west, double north, double east, double south)
{
    /// <summary>Width of the region in sheet units; about 20 m each for South Yorkshire.</summary>
    private const int SheetWidth = 4000;

    private readonly double _scale = SheetWidth / (east - west);

    private readonly double _squeeze = Math.Cos((north + south) / 2 * Math.PI / 180);

    public (int X, int Y) At(Location location) => At(location.Longitude, location.Latitude);

    public (int X, int Y) At(double longitude, double latitude) =>
        ((int)Math.Round((longitude - west) * _scale), (int)Math.Round((north - latitude) * _scale / _squeeze));
}

/// <summary>Why a region has no map.</summary>
/// <param name="Folder">The folder of data/regions that its own outlines would lie in.</param>
/// <param name="Problem">What is wrong with the files there are; null where there are none.</param>
public sealed record NoMap(string Region, string Folder, string? Problem);
