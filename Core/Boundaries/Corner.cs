namespace HealthNeeds.Core.Boundaries;

/// <summary>A corner with the corners that borders lead to from it, and those that were left out on the way there.</summary>
internal sealed class Corner
{
    private readonly List<(GridPoint To, GridPoint[] LeftOut)> ways = new(3);

    /// <summary>Goes up whenever what is left out around it may have changed.</summary>
    public int Version { get; set; }

    /// <summary>Whether one border passes here, and none ends.</summary>
    public bool Bends => ways.Count == 2;

    public GridPoint First => ways[0].To;

    public GridPoint Second => ways[1].To;

    public GridPoint[] LeftOut(GridPoint to) => ways.Find(w => w.To == to).LeftOut;

    public bool IsNextTo(GridPoint other) => ways.Exists(w => w.To == other);

    public void Meet(GridPoint to)
    {
        if (!IsNextTo(to))
            ways.Add((to, []));
    }

    public void Replace(GridPoint from, GridPoint to, GridPoint[] leftOut) => ways[ways.FindIndex(w => w.To == from)] = (to, leftOut);
}

/// <summary>The straight line between two corners.</summary>
internal readonly struct StraightLine(GridPoint from, GridPoint to)
{
    private readonly double squeeze = from.Squeeze;

    /// <summary>In steps of latitude, from the nearest point of the line between its ends.</summary>
    public double Distance(GridPoint point)
    {
        var (x, y) = ((point.X - from.X) * squeeze, (double)(point.Y - from.Y));
        var (dx, dy) = ((to.X - from.X) * squeeze, (double)(to.Y - from.Y));
        var along = Math.Clamp(((x * dx) + (y * dy)) / ((dx * dx) + (dy * dy)), 0, 1);
        return Math.Sqrt(Math.Pow(x - (along * dx), 2) + Math.Pow(y - (along * dy), 2));
    }
}

/// <summary>Corners by the square they lie in, so that those within a triangle are found without looking at all of them.</summary>
internal sealed class CornerGrid
{
    /// <summary>The side of a square, in steps: about a kilometre, which holds a handful.</summary>
    private const int Side = 1000;

    private readonly Dictionary<(int X, int Y), List<GridPoint>> squares = [];

    public CornerGrid(IEnumerable<GridPoint> points)
    {
        foreach (var point in points)
        {
            if (!squares.TryGetValue(Square(point), out var square))
                squares[Square(point)] = square = [];
            square.Add(point);
        }
    }

    public void Remove(GridPoint point) => squares[Square(point)].Remove(point);

    /// <summary>Whether a corner besides its own three lies in the triangle, or on its sides.</summary>
    public bool AnyIn(GridPoint a, GridPoint b, GridPoint c)
    {
        var (least, most) = (Square(new GridPoint(Math.Min(a.X, Math.Min(b.X, c.X)), Math.Min(a.Y, Math.Min(b.Y, c.Y)))), Square(new GridPoint(Math.Max(a.X, Math.Max(b.X, c.X)), Math.Max(a.Y, Math.Max(b.Y, c.Y)))));
        for (var x = least.X; x <= most.X; x++)
        {
            for (var y = least.Y; y <= most.Y; y++)
            {
                if (squares.TryGetValue((x, y), out var square) && square.Exists(p => p != a && p != b && p != c && IsIn(p, a, b, c)))
                    return true;
            }
        }

        return false;
    }

    private static bool IsIn(GridPoint point, GridPoint a, GridPoint b, GridPoint c)
    {
        var (ab, bc, ca) = (Turn(a, b, point), Turn(b, c, point), Turn(c, a, point));
        return ((ab >= 0 && bc >= 0 && ca >= 0) || (ab <= 0 && bc <= 0 && ca <= 0)) && (ab | bc | ca) != 0;
    }

    /// <summary>Positive where the way from the first by the second to the third turns left.</summary>
    private static long Turn(GridPoint from, GridPoint by, GridPoint to) => ((long)(by.X - from.X) * (to.Y - from.Y)) - ((long)(by.Y - from.Y) * (to.X - from.X));

    private static (int X, int Y) Square(GridPoint point) => ((int)Math.Floor((double)point.X / Side), (int)Math.Floor((double)point.Y / Side));
}
