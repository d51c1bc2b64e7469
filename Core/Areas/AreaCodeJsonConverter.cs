using System.Text.Json;
using System.Text.Json.Serialization;

namespace HealthNeeds.Core.Areas;

/// <summary>An area code travels in JSON as its nine characters.</summary>
public sealed class AreaCodeJsonConverter : JsonConverter<AreaCode>
{
    public override AreaCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && AreaCode.TryParse(reader.GetString(), out var code)
            ? code
            : throw new JsonException("Expected an ONS area code, as in \"E08000016\".");

    public override void Write(Utf8JsonWriter writer, AreaCode value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
