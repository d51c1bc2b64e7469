using System.Text.Json;
using System.Text.Json.Serialization;
using HealthNeeds.Core.Indicators;

namespace HealthNeeds.Core.Catalogue;

/// <summary>An indicator id travels as a plain string.</summary>
internal sealed class IndicatorIdConverter : JsonConverter<IndicatorId>
{
    public override IndicatorId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("An indicator id cannot be null."));

    public override void Write(Utf8JsonWriter writer, IndicatorId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
