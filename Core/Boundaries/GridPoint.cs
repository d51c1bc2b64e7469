using HealthNeeds.Core.Areas;

namespace HealthNeeds.Core.Boundaries;

/// <summary>A corner of an outline on the grid that outlines are stored on: whole steps of 1/100,000 degree, about a metre. Two areas that touch have corners in common to the last step.</summary>
public readonly record struct GridPoint(int X, int Y)
{
    /// <summary>Metres to a step of latitude, on a sphere of the mean radius of the Earth.</summary>
    public const double MetresPerStep = 1.11195;

    private const int Steps = StoredBoundaries.DefaultScale;

    public static GridPoint Of(Location location) => new(Step(location.Longitude), Step(location.Latitude));

    public Location ToLocation() => new((double)Y / Steps, (double)X / Steps);

    /// <summary>How many steps of latitude a step of longitude is long, here.</summary>
    public double Squeeze => Math.Cos((double)Y / Steps * Math.PI / 180);

    private static int Step(double degrees) => (int)Math.Round(degrees * Steps, MidpointRounding.AwayFromZero);
}

/// <summary>Rings of corners: what lies inside is on the left hand of who walks along one, so outlines run anticlockwise and holes clockwise.</summary>
public static class GridRing
{
    /// <summary>Of every piece and hole of an outline, on the grid.</summary>
    public static IEnumerable<IReadOnlyList<GridPoint>> All(AreaBoundary area)
    {
        ArgumentNullException.ThrowIfNull(area);
        return area.Polygons.SelectMany(p => p.Rings).Select(IReadOnlyList<GridPoint> (r) => [.. r.Select(GridPoint.Of)]);
    }

    /// <summary>Twice the area within, in square steps; negative where the ring runs clockwise.</summary>
    public static long TwiceArea(IReadOnlyList<GridPoint> ring)
    {
        ArgumentNullException.ThrowIfNull(ring);
        var sum = 0L;
        for (var i = 0; i < ring.Count; i++)
        {
            var (from, to) = (ring[i], ring[(i + 1) % ring.Count]);
            sum += ((long)from.X * to.Y) - ((long)to.X * from.Y);
        }

        return sum;
    }

    /// <summary>By the even-odd rule.</summary>
    /// <param name="x">In steps; need not be whole.</param>
    public static bool Holds(IReadOnlyList<GridPoint> ring, double x, double y)
    {
        ArgumentNullException.ThrowIfNull(ring);
        var inside = false;
        for (var i = 0; i < ring.Count; i++)
        {
            var (a, b) = (ring[i], ring[(i + 1) % ring.Count]);
            if ((a.Y > y) != (b.Y > y) && x < a.X + ((y - a.Y) / (b.Y - a.Y) * (b.X - a.X)))
                inside = !inside;
        }

        return inside;
    }
}
