using System.Text.Json;
using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Catalogue;

namespace HealthNeeds.Core.Boundaries;

/// <summary>The outlines of one level's areas within a region, and the line their licence asks for.</summary>
public sealed record BoundarySet(AreaLevel Level, string Attribution, IReadOnlyList<AreaBoundary> Areas)
{
    /// <summary>
    /// Reads one file of data/boundaries. Coordinates are stored as whole steps of 1/scale degrees on one grid, each after the
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
