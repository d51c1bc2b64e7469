using System.Text.Encodings.Web;
using System.Text.Json;
using HealthNeeds.Core.Boundaries;

namespace HealthNeeds.Dashboard.Api.Downloads;

/// <summary>Features sent one by one as a FeatureCollection (RFC 7946), with the terms of their use beside them.</summary>
/// <param name="header">Members of the collection besides its type and features.</param>
internal sealed class GeoJsonDownload<T>(string fileName, IEnumerable<T> items, Action<Utf8JsonWriter> header, Action<Utf8JsonWriter, T> feature) : IResult
{
    private const int FlushAbove = 32 * 1024;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        DownloadHeaders.Announce(httpContext.Response, "application/geo+json; charset=utf-8", fileName);
        var body = httpContext.Response.BodyWriter;
        await using var json = new Utf8JsonWriter(body, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        header(json);
        json.WriteStartArray("features");
        foreach (var item in items)
        {
            json.WriteStartObject();
            json.WriteString("type", "Feature");
            feature(json, item);
            json.WriteEndObject();
            if (json.BytesPending > FlushAbove)
            {
                json.Flush();
                await body.FlushAsync(httpContext.RequestAborted);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        await body.FlushAsync(httpContext.RequestAborted);
    }
}

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
