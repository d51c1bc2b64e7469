using System.IO.Compression;
using System.Text.Json;
using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Text;

namespace HealthNeeds.Core.Boundaries;

/// <summary>The outlines of one level's areas within a region, and the line their licence asks for.</summary>
public sealed record BoundarySet(AreaLevel Level, string Attribution, IReadOnlyList<AreaBoundary> Areas)
{
    /// <summary>
    /// Reads one file of a region's outlines. Coordinates are stored as whole steps of 1/scale degrees on one grid, each after the
    /// first as a difference from the one before, so that neighbours share borders exactly.
    /// </summary>
    /// <param name="file">Named in errors.</param>
    /// <exception cref="CatalogueException">The file is malformed, names an area twice or holds a ring that encloses nothing.</exception>
    public static BoundarySet Read(Stream json, string file)
    {
        var stored = CatalogueJson.Read<StoredBoundaries>(json, file);
        CatalogueRules.Unique(file, "area", stored.Areas.Select(a => a.Code.Value));
        return new BoundarySet(stored.Level, stored.Attribution, [.. stored.Areas.Select(a => Decode(file, a, stored.Scale))]);
    }

    /// <summary>Reads a file of outlines that is packed by gzip.</summary>
    /// <exception cref="CatalogueException">As <see cref="Read"/>, or it is not packed.</exception>
    public static BoundarySet ReadPacked(Stream packed, string file)
    {
        try
        {
            using var json = new GZipStream(packed, CompressionMode.Decompress);
            return Read(json, file);
        }
        catch (InvalidDataException damaged)
        {
            throw new CatalogueException($"{file}: {damaged.Message}", damaged);
        }
    }

    /// <summary>Writes what <see cref="ReadPacked"/> reads.</summary>
    public void WritePacked(Stream packed)
    {
        using var json = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true);
        Write(json);
    }

    /// <summary>Writes what <see cref="Read"/> reads. The same set gives the same bytes.</summary>
    public void Write(Stream json, int scale = StoredBoundaries.DefaultScale)
    {
        var areas = Areas.OrderBy(a => a.Code).Select(a => new StoredArea(a.Code, a.Name, [.. a.Polygons.Select(p => StoredBoundaries.Encode(p, scale))]));
        JsonSerializer.Serialize(json, new StoredBoundaries(Level, Attribution, scale, [.. areas]), CatalogueJson.Options);
    }

    private static AreaBoundary Decode(string file, StoredArea area, int scale) =>
        new(area.Code, area.Name, [.. area.Polygons.Select(polygon => new BoundaryPolygon([.. polygon.Select(ring => Ring(file, area, ring, scale))]))]);

    private static IReadOnlyList<Location> Ring(string file, StoredArea area, int[] steps, int scale) =>
        steps.Length >= 6 && steps.Length % 2 == 0
            ? StoredBoundaries.Decode(steps, scale)
            : throw new CatalogueException(file, area.Code.Value, "rings of at least three points, two numbers each", $"{steps.Length} numbers");
}

/// <summary>The outline of one area: one polygon, or several where it is in pieces.</summary>
/// <param name="Name">The official name.</param>
public sealed record AreaBoundary(AreaCode Code, string Name, IReadOnlyList<BoundaryPolygon> Polygons);

/// <summary>One piece of land.</summary>
/// <param name="Rings">WGS84. The first ring is the outline, the rest are holes; the first point is not repeated at the end.</param>
public sealed record BoundaryPolygon(IReadOnlyList<IReadOnlyList<Location>> Rings);

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

internal sealed record StoredArea(AreaCode Code, string Name, IReadOnlyList<IReadOnlyList<int[]>> Polygons);

/// <summary>The one file that all outlines of England are in: its LSOAs. Larger areas are LSOAs put together (<see cref="AreaUnion"/>), so that their borders are the LSOAs' own.</summary>
public static class EnglandOutlineFile
{
    /// <summary>Below the data folder.</summary>
    public const string Path = "outlines/lsoa21.json.gz";

    /// <exception cref="CatalogueException">The file is damaged.</exception>
    /// <exception cref="IOException">It is not there, or cannot be read.</exception>
    public static BoundarySet Read(string path)
    {
        using var packed = File.OpenRead(path);
        return BoundarySet.ReadPacked(packed, System.IO.Path.GetFileName(path));
    }
}
