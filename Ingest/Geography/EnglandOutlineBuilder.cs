using HealthNeeds.Core.Boundaries;

namespace HealthNeeds.Ingest.Geography;

/// <summary>Makes the outlines that the product carries of published ones: England's LSOAs, on the grid, without the corners that hardly bend a border.</summary>
internal static class EnglandOutlineBuilder
{
    /// <summary>Metres: less than the width of a line on any map here. The published outlines are generalised for the screen already.</summary>
    public const double UsualTolerance = 20;

    /// <param name="from">GeoJSON of LSOAs; those of other countries are left out.</param>
    /// <exception cref="InvalidDataException">Borders are not shared exactly, so that simplified neighbours would overlap.</exception>
    public static BuiltOutlines Build(string from, string to, double tolerance)
    {
        var read = GeoJsonBoundaries.Read(from, AreaLevel.Lsoa21, BoundaryBuilder.Attribution);
        var areas = read.Areas.Where(a => a.Code.Value[0] == 'E').Select(a => (a.Code, a.Name, Pieces: Pieces(a))).ToList();
        IReadOnlyList<GridPoint>[] rings = [.. areas.SelectMany(a => a.Pieces).SelectMany(p => p)];
        SharedBorders.Check(Path.GetFileName(from), rings);
        var borders = BorderSimplifier.Of(rings, tolerance);
        var set = new BoundarySet(AreaLevel.Lsoa21, read.Attribution, [.. areas.Select(a => new AreaBoundary(a.Code, a.Name, [.. a.Pieces.Select(p => Simpler(borders, p))]))]);
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        using var file = File.Create(to);
        set.WritePacked(file);
        return new BuiltOutlines(set.Areas.Count, borders);
    }

    /// <summary>On the grid, with what lies inside on the left of every ring.</summary>
    private static IReadOnlyList<IReadOnlyList<GridPoint>>[] Pieces(AreaBoundary area) =>
        [.. area.Polygons.Select(IReadOnlyList<IReadOnlyList<GridPoint>> (p) => [.. p.Rings.Select((ring, i) => Turned([.. ring.Select(GridPoint.Of)], anticlockwise: i == 0))])];

    private static IReadOnlyList<GridPoint> Turned(IReadOnlyList<GridPoint> ring, bool anticlockwise) =>
        GridRing.TwiceArea(ring) > 0 == anticlockwise ? ring : [.. ring.Reverse()];

    private static BoundaryPolygon Simpler(SimplerBorders borders, IReadOnlyList<IReadOnlyList<GridPoint>> piece) =>
        new([.. piece.Select(IReadOnlyList<Location> (ring) => [.. borders.Ring(ring).Select(p => p.ToLocation())])]);
}

/// <param name="Borders">What was left out, and how far the borders moved by it.</param>
internal sealed record BuiltOutlines(int Areas, SimplerBorders Borders);

/// <summary>Holds that outlines fit together: a border has one area on either side, or the sea.</summary>
internal static class SharedBorders
{
    /// <exception cref="InvalidDataException">Two areas lie on the same side of an edge.</exception>
    public static void Check(string file, IEnumerable<IReadOnlyList<GridPoint>> rings)
    {
        var edges = new HashSet<(GridPoint, GridPoint)>();
        foreach (var ring in rings)
        {
            for (var i = 0; i < ring.Count; i++)
            {
                if (!edges.Add((ring[i], ring[(i + 1) % ring.Count])))
                    throw new InvalidDataException($"{file}: expected one area on either side of a border; found two on the same side of the one that begins at {ring[i].ToLocation()}.");
            }
        }
    }
}
