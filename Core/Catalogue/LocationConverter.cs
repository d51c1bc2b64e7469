using System.Text.Json;
using System.Text.Json.Serialization;
using HealthNeeds.Core.Areas;

namespace HealthNeeds.Core.Catalogue;

/// <summary>A location travels as {"latitude": 53.38, "longitude": -1.49}.</summary>
internal sealed class LocationConverter : JsonConverter<Location>
{
    public override Location Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var degrees = JsonSerializer.Deserialize<Degrees>(ref reader, options) ?? throw new JsonException("A location cannot be null.");
        return new Location(degrees.Latitude, degrees.Longitude);
    }

    public override void Write(Utf8JsonWriter writer, Location value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new Degrees(value.Latitude, value.Longitude), options);

    private sealed record Degrees(double Latitude, double Longitude);
}
