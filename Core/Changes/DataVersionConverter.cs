using System.Text.Json;
using System.Text.Json.Serialization;

namespace HealthNeeds.Core.Changes;

/// <summary>A data version travels as "2.1.0".</summary>
public sealed class DataVersionConverter : JsonConverter<DataVersion>
{
    public override DataVersion Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DataVersion.TryParse(reader.GetString(), out var version) ? version.Value : throw new JsonException($"'{reader.GetString()}' is not a data version such as 2.1.0.");

    public override void Write(Utf8JsonWriter writer, DataVersion value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToString());
    }
}
