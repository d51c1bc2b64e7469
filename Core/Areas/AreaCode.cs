using System.Text.Json;
using System.Text.Json.Serialization;

namespace HealthNeeds.Core.Areas;

/// <summary>A nine-character ONS code: one letter, eight digits, as in E01007317.</summary>
[JsonConverter(typeof(AreaCodeConverter))]
public readonly record struct AreaCode : IComparable<AreaCode>
{
    public static readonly AreaCode England = new("E92000001");

    public AreaCode(string value) =>
        Value = IsWellFormed(value)
            ? value
            : throw new ArgumentException($"'{value}' is not an ONS area code: expected one of E, W, N, S, K followed by eight digits, as in E01007317.", nameof(value));

    public string Value { get; }

    public static bool TryParse(string? text, out AreaCode code)
    {
        code = IsWellFormed(text) ? new AreaCode(text!) : default;
        return IsWellFormed(text);
    }

    public int CompareTo(AreaCode other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;

    private static bool IsWellFormed(string? text) =>
        text is { Length: 9 } && "EWNSK".Contains(text[0]) && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
}

/// <summary>An area code travels as a plain string.</summary>
public sealed class AreaCodeConverter : JsonConverter<AreaCode>
{
    public override AreaCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        AreaCode.TryParse(reader.GetString(), out var code)
            ? code
            : throw new JsonException($"'{reader.GetString()}' is not an ONS area code such as E01007317.");

    public override void Write(Utf8JsonWriter writer, AreaCode value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
