using System.Text.Json;
using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Boundaries;

namespace HealthNeeds.Dashboard.Downloads;

/// <summary>Geometries as RFC 7946 has them: longitude first, rings closed, outlines anticlockwise and holes clockwise.</summary>
internal static class GeoJsonGeometry
{
    // About one metre, the grid the bundled outlines lie on.
    private const int Places = 5;

    public static void WriteOutline(Utf8JsonWriter json, AreaBoundary boundary)
    {
        json.WriteStartObject("geometry");
        json.WriteString("type", "MultiPolygon");
        json.WriteStartArray("coordinates");
        foreach (var polygon in boundary.Polygons)
        {
            json.WriteStartArray();
            for (var i = 0; i < polygon.Rings.Count; i++)
                WriteRing(json, polygon.Rings[i], anticlockwise: i == 0);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void WritePoint(Utf8JsonWriter json, Location? location)
    {
        if (location is not { } point)
        {
            json.WriteNull("geometry");
            return;
        }

        json.WriteStartObject("geometry");
        json.WriteString("type", "Point");
        json.WritePropertyName("coordinates");
        WritePosition(json, point);
        json.WriteEndObject();
    }

    private static void WriteRing(Utf8JsonWriter json, IReadOnlyList<Location> ring, bool anticlockwise)
    {
        var ordered = IsAnticlockwise(ring) == anticlockwise ? ring : [.. ring.Reverse()];
        json.WriteStartArray();
        foreach (var point in ordered)
            WritePosition(json, point);
        WritePosition(json, ordered[0]);
        json.WriteEndArray();
    }

    private static void WritePosition(Utf8JsonWriter json, Location point)
    {
        json.WriteStartArray();
        json.WriteNumberValue(Math.Round(point.Longitude, Places));
        json.WriteNumberValue(Math.Round(point.Latitude, Places));
        json.WriteEndArray();
    }

    /// <summary>By the sign of the enclosed area (the shoelace formula).</summary>
    private static bool IsAnticlockwise(IReadOnlyList<Location> ring)
    {
        var twiceArea = 0.0;
        for (var i = 0; i < ring.Count; i++)
        {
            var (from, to) = (ring[i], ring[(i + 1) % ring.Count]);
            twiceArea += (from.Longitude * to.Latitude) - (to.Longitude * from.Latitude);
        }

        return twiceArea > 0;
    }
}
