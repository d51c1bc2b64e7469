using HealthNeeds.Core.Boundaries;

namespace HealthNeeds.Dashboard.Maps;

/// <summary>England's authorities and ICBs on one sheet, with borders as simple as its scale allows.</summary>
/// <param name="Borders">ICBs along the borders of their authorities: drawn as lines over them.</param>
internal sealed record EnglandDrawing(IReadOnlyDictionary<AreaLevel, MapSheet> Sheets, IReadOnlyList<MapShape> Borders)
{
    /// <summary>Metres a border may move: a pixel and a half of a map 640 pixels wide, on which England is some 600 km high.</summary>
    private const double Tolerance = 1200;

    /// <param name="icbOf">By authority, the ICB that most of it lies in.</param>
    public static EnglandDrawing Of(BoundarySet authorities, BoundarySet icbs, IReadOnlyDictionary<AreaCode, AreaCode?> icbOf)
    {
        var (simpler, simplerIcbs) = (Simpler(authorities), Simpler(icbs));
        var corners = simpler.SelectMany(a => a.Rings).SelectMany(r => r).Select(p => p.ToLocation()).ToList();
        var projection = new MapProjection(corners.Min(p => p.Longitude), corners.Max(p => p.Latitude), corners.Max(p => p.Longitude), corners.Min(p => p.Latitude));
        var borders = simpler.GroupBy(a => icbOf.GetValueOrDefault(a.Area.Code)).Select(g => Shape(g.First().Area, AreaUnion.Rings(g.SelectMany(a => a.Rings)), projection));
        return new EnglandDrawing(
            new Dictionary<AreaLevel, MapSheet> { [AreaLevel.Ltla24] = Sheet(simpler, projection), [AreaLevel.Icb] = Sheet(simplerIcbs, projection) },
            [.. borders]);
    }

    public IReadOnlyList<MapOutline> Outlines(AreaLevel level) => level == AreaLevel.Icb ? [] : [.. Borders.Select(b => new MapOutline(string.Empty, b.Path, 0, 0))];

    private static List<(AreaBoundary Area, IReadOnlyList<IReadOnlyList<GridPoint>> Rings)> Simpler(BoundarySet set)
    {
        var rings = set.Areas.Select(a => (Area: a, Rings: GridRing.All(a).ToList())).ToList();
        var borders = BorderSimplifier.Of([.. rings.SelectMany(r => r.Rings)], Tolerance);
        return [.. rings.Select(r => (r.Area, (IReadOnlyList<IReadOnlyList<GridPoint>>)[.. r.Rings.Select(borders.Ring)]))];
    }

    private static MapSheet Sheet(List<(AreaBoundary Area, IReadOnlyList<IReadOnlyList<GridPoint>> Rings)> areas, MapProjection projection) => new([.. areas.Select(a => Shape(a.Area, a.Rings, projection))]);

    private static MapShape Shape(AreaBoundary area, IReadOnlyList<IReadOnlyList<GridPoint>> rings, MapProjection projection)
    {
        List<IReadOnlyList<(int X, int Y)>> drawn = [.. rings.Select(r => (IReadOnlyList<(int, int)>)[.. r.Select(p => projection.At(p.ToLocation()))])];
        return new MapShape(area.Code, area.Name, MapPath.Of(drawn), MapPath.Box(drawn.SelectMany(r => r)));
    }
}
