using HealthNeeds.Core.Areas;

namespace HealthNeeds.Core.Boundaries;

/// <summary>How outlines lie in a file: longitude and latitude by turns, in steps of 1/scale degrees, as differences.</summary>
internal sealed record StoredBoundaries(AreaLevel Level, string Attribution, int Scale, IReadOnlyList<StoredArea> Areas)
{
    /// <summary>Steps of about one metre.</summary>
    public const int DefaultScale = 100_000;

    public static IReadOnlyList<int[]> Encode(BoundaryPolygon polygon, int scale) => [.. polygon.Rings.Select(r => Encode(r, scale))];

    public static IReadOnlyList<Location> Decode(int[] steps, int scale)
    {
        var ring = new Location[steps.Length / 2];
        var (x, y) = (0, 0);
        for (var i = 0; i < ring.Length; i++)
        {
            x += steps[2 * i];
            y += steps[(2 * i) + 1];
            ring[i] = new Location((double)y / scale, (double)x / scale);
        }

        return ring;
    }

    private static int[] Encode(IReadOnlyList<Location> ring, int scale)
    {
        var steps = new List<int>(ring.Count * 2);
        var (lastX, lastY) = (0, 0);
        foreach (var point in ring)
        {
            var x = Step(point.Longitude, scale);
            var y = Step(point.Latitude, scale);
            steps.Add(x - lastX);
            steps.Add(y - lastY);
            (lastX, lastY) = (x, y);
        }

        return [.. steps];
    }

    private static int Step(double degrees, int scale) => (int)Math.Round(degrees * scale, MidpointRounding.AwayFromZero);
}
