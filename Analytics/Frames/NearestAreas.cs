namespace HealthNeeds.Analytics.Frames;

/// <summary>The nearest other LSOAs of each LSOA by its population-weighted centroid, nearest first; equal distances by position.</summary>
internal sealed class NearestAreas
{
    public const int Most = 10;
    private const double DegreesPerCell = 0.05;

    private readonly int[][] nearest;

    private NearestAreas(int[][] nearest) => this.nearest = nearest;

    /// <summary>Null where an area has no location: a mean over some neighbours would pass for all.</summary>
    public static NearestAreas? Of(IReadOnlyList<Location?> locations)
    {
        if (locations.Count <= Most || locations.Any(l => l is null)) return null;
        var points = locations.Select(l => OnPlane(l!.Value)).ToArray();
        var cells = Enumerable.Range(0, points.Length).ToLookup(i => CellOf(points[i]));
        var found = new int[points.Length][];
        Parallel.For(0, points.Length, i => found[i] = Find(points, cells, i));
        return new NearestAreas(found);
    }

    /// <summary>The mean of the known values of the <paramref name="count"/> nearest areas; NaN where none is known.</summary>
    public double[] Mean(double[] values, int count)
    {
        if (count is < 1 or > Most) throw new ArgumentOutOfRangeException(nameof(count), count, $"Expected 1 to {Most} neighbours.");
        return Array.ConvertAll(nearest, others =>
        {
            double sum = 0, known = 0;
            foreach (var other in others.AsSpan(0, count))
            {
                if (double.IsNaN(values[other])) continue;
                sum += values[other];
                known++;
            }

            return known > 0 ? sum / known : double.NaN;
        });
    }

    /// <summary>Rings of cells are searched until a whole ring lies beyond the last neighbour found.</summary>
    private static int[] Find((double X, double Y)[] points, ILookup<(int, int), int> cells, int own)
    {
        var (column, row) = CellOf(points[own]);
        var found = new List<(double Distance, int Area)>();
        for (var ring = 0; ; ring++)
        {
            for (var dx = -ring; dx <= ring; dx++)
            {
                for (var dy = -ring; dy <= ring; dy++)
                {
                    if (Math.Max(Math.Abs(dx), Math.Abs(dy)) != ring) continue;
                    foreach (var other in cells[(column + dx, row + dy)])
                    {
                        if (other != own) found.Add((Squared(points[own], points[other]), other));
                    }
                }
            }

            if (found.Count < Most) continue;
            found.Sort();
            if (found[Most - 1].Distance <= Math.Pow(ring * DegreesPerCell, 2)) return [.. found.Take(Most).Select(f => f.Area)];
        }
    }

    private static double Squared((double X, double Y) a, (double X, double Y) b) => ((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y));

    private static (int, int) CellOf((double X, double Y) point) => ((int)Math.Floor(point.X / DegreesPerCell), (int)Math.Floor(point.Y / DegreesPerCell));

    /// <summary>Degrees of latitude on a plane that holds near England's middle.</summary>
    private static (double X, double Y) OnPlane(Location point) => (point.Longitude * 0.6, point.Latitude);
}
