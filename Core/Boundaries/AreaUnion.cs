namespace HealthNeeds.Core.Boundaries;

/// <summary>
/// The outline of several areas together. A border that two of them share is walked once in each direction and drops out; what is left is the outline, along the
/// areas' own corners. So the outlines of two unions that touch have their border in common exactly, as the areas they are made of have.
/// </summary>
public static class AreaUnion
{
    /// <param name="rings">Of all the areas: what lies inside is on the left.</param>
    public static IReadOnlyList<BoundaryPolygon> Of(IEnumerable<IReadOnlyList<GridPoint>> rings)
    {
        ArgumentNullException.ThrowIfNull(rings);
        var walked = Rings(rings);
        var outlines = walked.Where(r => GridRing.TwiceArea(r) > 0).OrderByDescending(GridRing.TwiceArea).Select(r => new List<IReadOnlyList<GridPoint>> { r }).ToList();
        foreach (var hole in walked.Where(r => GridRing.TwiceArea(r) < 0))
            Around(outlines, hole)?.Add(hole);
        return [.. outlines.Select(o => new BoundaryPolygon([.. o.Select(IReadOnlyList<Areas.Location> (r) => [.. r.Select(p => p.ToLocation())])]))];
    }

    /// <summary>The same as bare rings, outlines and holes alike.</summary>
    public static IReadOnlyList<IReadOnlyList<GridPoint>> Rings(IEnumerable<IReadOnlyList<GridPoint>> rings)
    {
        ArgumentNullException.ThrowIfNull(rings);
        var edges = Single(rings);
        var from = edges.GroupBy(e => e.From).ToDictionary(g => g.Key, g => g.Select(e => e.To).ToList());
        var walked = new List<IReadOnlyList<GridPoint>>();
        foreach (var (start, _) in edges)
        {
            while (from[start].Count > 0)
                walked.Add(Walk(from, start));
        }

        return walked;
    }

    /// <summary>Edges whose other side belongs to none of the areas, in the order they were met.</summary>
    private static List<(GridPoint From, GridPoint To)> Single(IEnumerable<IReadOnlyList<GridPoint>> rings)
    {
        var edges = new HashSet<(GridPoint From, GridPoint To)>();
        var met = new List<(GridPoint From, GridPoint To)>();
        foreach (var ring in rings)
        {
            for (var i = 0; i < ring.Count; i++)
            {
                var edge = (ring[i], ring[(i + 1) % ring.Count]);
                if (!edges.Remove((edge.Item2, edge.Item1)) && edges.Add(edge))
                    met.Add(edge);
            }
        }

        return met.FindAll(edges.Contains);
    }

    private static List<GridPoint> Walk(Dictionary<GridPoint, List<GridPoint>> from, GridPoint start)
    {
        var ring = new List<GridPoint>();
        var (before, at) = (start, start);
        do
        {
            ring.Add(at);
            var next = Leftmost(before, at, from[at]);
            from[at].Remove(next);
            (before, at) = (at, next);
        }
        while (at != start);
        return ring;
    }

    /// <summary>Where pieces touch at a corner, the edge that goes on around the same piece: the first one clockwise from the way that was come.</summary>
    private static GridPoint Leftmost(GridPoint before, GridPoint at, List<GridPoint> ends) =>
        ends.Count == 1 || before == at ? ends[^1] : ends.MinBy(end => Clockwise(Angle(at, before), Angle(at, end)));

    private static double Angle(GridPoint from, GridPoint to) => Math.Atan2(to.Y - from.Y, to.X - from.X);

    private static double Clockwise(double from, double to) => from - to is var turn && turn <= 0 ? turn + (2 * Math.PI) : turn;

    /// <summary>The smallest outline that a hole lies in.</summary>
    private static List<IReadOnlyList<GridPoint>>? Around(List<List<IReadOnlyList<GridPoint>>> outlines, IReadOnlyList<GridPoint> hole)
    {
        var (x, y) = ((hole[0].X + hole[1].X) / 2.0, (hole[0].Y + hole[1].Y) / 2.0);
        return outlines.FindLast(o => GridRing.Holds(o[0], x, y));
    }
}
