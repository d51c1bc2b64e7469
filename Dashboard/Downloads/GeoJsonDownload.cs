using System.Text.Encodings.Web;
using System.Text.Json;

namespace HealthNeeds.Dashboard.Downloads;

/// <summary>Features sent one by one as a FeatureCollection (RFC 7946), with the terms of their use beside them.</summary>
/// <param name="header">Members of the collection besides its type and features.</param>
internal sealed class GeoJsonDownload<T>(string fileName, IEnumerable<T> items, Action<Utf8JsonWriter> header, Action<Utf8JsonWriter, T> feature) : IResult
{
    private const int FlushAbove = 32 * 1024;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        Download.Announce(httpContext.Response, "application/geo+json; charset=utf-8", fileName);
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
