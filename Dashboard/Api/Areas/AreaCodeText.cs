using System.Text.Json;
using System.Text.Json.Serialization;
using HealthNeeds.Core.Areas;

namespace HealthNeeds.Dashboard.Api.Areas;

/// <summary>An area code travels as a plain string.</summary>
internal sealed class AreaCodeText : JsonConverter<AreaCode>
{
    public override AreaCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        AreaCode.TryParse(reader.GetString(), out var code) ? code : throw new JsonException("Expected an ONS area code.");

    public override void Write(Utf8JsonWriter writer, AreaCode value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
