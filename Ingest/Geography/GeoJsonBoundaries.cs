using System.IO.Compression;
using System.Text.Json;
using HealthNeeds.Core.Boundaries;

namespace HealthNeeds.Ingest.Geography;

/// <summary>Reads the outlines of areas from GeoJSON: features with a code and a name among their properties, called as ONS calls them (LSOA21CD, LAD24NM) or as this project does (lsoa21_code, ltla24_name).</summary>
internal static class GeoJsonBoundaries
{
    public static BoundarySet Read(string path, AreaLevel level, string attribution)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var json = JsonDocument.Parse(stream);
        var areas = json.RootElement.GetProperty("features").EnumerateArray().Select(f => Area(path, f, level)).ToList();
        var bare = areas.FindAll(a => a.Polygons.Count == 0);
        return bare.Count == 0
            ? new BoundarySet(level, attribution, [.. areas.OrderBy(a => a.Code)])
            : throw new InvalidDataException($"{Path.GetFileName(path)}: expected outlines of {CountWords.Some(areas.Count, "area")}; found none for {bare.Count}, as {bare[0].Code}.");
    }

    /// <summary>The outline of one feature; without a polygon where it has no geometry, or an empty one, which RFC 7946 lets it have.</summary>
    /// <param name="path">Named in errors.</param>
    private static AreaBoundary Area(string path, JsonElement feature, AreaLevel level)
    {
        var (properties, ours, theirs) = (feature.GetProperty("properties"), level.Id(), level.Id().ToUpperInvariant().Replace("LTLA", "LAD", StringComparison.Ordinal));
        var (code, name) = (Text(path, properties, $"{ours}_code", $"{theirs}CD"), Text(path, properties, $"{ours}_name", $"{theirs}NM"));
        if (!AreaCode.TryParse(AreaCode.Printed(code), out var area))
            throw new InvalidDataException($"{Path.GetFileName(path)}: expected an ONS area code as {ours}_code or {theirs}CD; found '{code}'.");
        if (!feature.TryGetProperty("geometry", out var geometry) || geometry.ValueKind == JsonValueKind.Null)
            return new AreaBoundary(area, name, []);
        var polygons = geometry.GetProperty("type").GetString() switch
        {
            "MultiPolygon" => geometry.GetProperty("coordinates").EnumerateArray().Select(Polygon),
            "Polygon" => [Polygon(geometry.GetProperty("coordinates"))],
            var other => throw new InvalidDataException($"{Path.GetFileName(path)}: area {code}: expected a Polygon or MultiPolygon; found {other}."),
        };
        return new AreaBoundary(area, name, [.. polygons.Where(p => p.Rings.Count > 0 && p.Rings[0].Count > 0)]);
    }

    private static string Text(string path, JsonElement properties, string ours, string theirs) =>
        (properties.TryGetProperty(ours, out var value) || properties.TryGetProperty(theirs, out value)) && value.GetString() is { } text
            ? text
            : throw new InvalidDataException($"{Path.GetFileName(path)}: expected the property {ours} or {theirs}; found {string.Join(", ", properties.EnumerateObject().Select(p => p.Name))}.");

    private static BoundaryPolygon Polygon(JsonElement rings) => new([.. rings.EnumerateArray().Select(Ring)]);

    /// <summary>GeoJSON repeats the first point at the end of a ring; it is dropped here.</summary>
    private static IReadOnlyList<Location> Ring(JsonElement points)
    {
        var ring = points.EnumerateArray().Select(p => new Location(p[1].GetDouble(), p[0].GetDouble())).ToList();
        if (ring.Count > 1 && ring[0] == ring[^1])
            ring.RemoveAt(ring.Count - 1);
        return ring;
    }
}

/// <summary>Turns a folder of published GeoJSON into the outlines of a region's folder.</summary>
internal static class BoundaryBuilder
{
    public const string Attribution =
        "Source: Office for National Statistics licensed under the Open Government Licence v3.0. Contains OS data © Crown copyright and database right 2024.";

    /// <param name="prefix">Of the raw files, as "sy" in sy_lsoa21.geojson.</param>
    /// <returns>The files written and how many areas each holds.</returns>
    public static IReadOnlyDictionary<string, int> Build(string from, string prefix, string to)
    {
        Directory.CreateDirectory(to);
        var written = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var level in AreaLevels.Ranked)
        {
            var set = GeoJsonBoundaries.Read(Path.Combine(from, $"{prefix}_{level.Id()}.geojson"), level, Attribution);
            var path = Path.Combine(to, $"{level.Id()}.json");
            using var file = File.Create(path);
            set.Write(file);
            written.Add(path, set.Areas.Count);
        }

        return written;
    }
}
