namespace HealthNeeds.Core.Boundaries;

/// <summary>
/// Leaves out corners that hardly bend a border. A border is looked at once, whoever lies on either side of it, so neighbours go on sharing it exactly; a corner
/// where borders meet stays; and a corner goes only where the triangle it stands on is empty, so that no two borders come to cross.
/// </summary>
public sealed class BorderSimplifier
{
    private readonly Dictionary<GridPoint, Corner> corners = [];
    private readonly CornerGrid grid;
    private readonly double tolerance;

    private BorderSimplifier(IEnumerable<IReadOnlyList<GridPoint>> rings, double tolerance)
    {
        this.tolerance = tolerance / GridPoint.MetresPerStep;
        foreach (var ring in rings)
        {
            for (var i = 0; i < ring.Count; i++)
                Meet(ring[i], ring[(i + 1) % ring.Count]);
        }

        grid = new CornerGrid(corners.Keys);
    }

    /// <summary>The corners that are left out.</summary>
    private HashSet<GridPoint> Dropped { get; } = [];

    /// <param name="rings">Of every area, each border once on either side.</param>
    /// <param name="tolerance">No corner that is left out lies further than this from the border as it is then, in metres.</param>
    public static SimplerBorders Of(IReadOnlyCollection<IReadOnlyList<GridPoint>> rings, double tolerance)
    {
        ArgumentNullException.ThrowIfNull(rings);
        var simplifier = new BorderSimplifier(rings, tolerance);
        var furthest = simplifier.Simplify();
        return new SimplerBorders(simplifier.Dropped, simplifier.corners.Count, furthest * GridPoint.MetresPerStep);
    }

    /// <returns>How far, in steps, the furthest of the corners that were left out lies from the border.</returns>
    private double Simplify()
    {
        var queue = new PriorityQueue<(GridPoint Point, int Version), double>();
        foreach (var (point, corner) in corners)
            Offer(queue, point, corner);
        var furthest = 0.0;
        while (queue.TryDequeue(out var next, out var distance))
        {
            if (corners[next.Point] is var corner && (Dropped.Contains(next.Point) || corner.Version != next.Version || !CanGo(next.Point, corner)))
                continue;
            furthest = Math.Max(furthest, distance);
            Drop(next.Point, corner);
            Offer(queue, corner.First, corners[corner.First]);
            Offer(queue, corner.Second, corners[corner.Second]);
        }

        return furthest;
    }

    private void Offer(PriorityQueue<(GridPoint Point, int Version), double> queue, GridPoint point, Corner corner)
    {
        corner.Version++;
        if (corner.Bends && Distance(point, corner) is var distance && distance <= tolerance)
            queue.Enqueue((point, corner.Version), distance);
    }

    /// <summary>Of this corner, and those left out on both sides of it, from the straight line that would take their place.</summary>
    private static double Distance(GridPoint point, Corner corner)
    {
        var line = new StraightLine(corner.First, corner.Second);
        return corner.LeftOut(corner.First).Concat(corner.LeftOut(corner.Second)).Append(point).Max(line.Distance);
    }

    private bool CanGo(GridPoint point, Corner corner) =>
        !corners[corner.First].IsNextTo(corner.Second) && !grid.AnyIn(point, corner.First, corner.Second);

    private void Drop(GridPoint point, Corner corner)
    {
        GridPoint[] between = [.. corner.LeftOut(corner.First), point, .. corner.LeftOut(corner.Second)];
        corners[corner.First].Replace(point, corner.Second, between);
        corners[corner.Second].Replace(point, corner.First, between);
        grid.Remove(point);
        Dropped.Add(point);
    }

    private void Meet(GridPoint one, GridPoint other)
    {
        At(one).Meet(other);
        At(other).Meet(one);
    }

    private Corner At(GridPoint point) => corners.TryGetValue(point, out var corner) ? corner : corners[point] = new Corner();
}

/// <summary>Borders with fewer corners.</summary>
/// <param name="Dropped">The corners that were left out.</param>
/// <param name="Corners">How many there were.</param>
/// <param name="Furthest">Metres from the furthest of those left out to the border as it is now.</param>
public sealed record SimplerBorders(IReadOnlySet<GridPoint> Dropped, int Corners, double Furthest)
{
    public IReadOnlyList<GridPoint> Ring(IEnumerable<GridPoint> ring) => [.. ring.Where(p => !Dropped.Contains(p))];
}
