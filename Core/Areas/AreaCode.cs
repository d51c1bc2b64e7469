using System.Text.Json;
using System.Text.Json.Serialization;

namespace HealthNeeds.Core.Areas;

/// <summary>A nine-character ONS code: one letter, eight digits, as in E01007317.</summary>
[JsonConverter(typeof(AreaCodeConverter))]
public readonly record struct AreaCode : IComparable<AreaCode>
{
    private const int CodeLength = 9;

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

    /// <summary>
    /// A code as it is meant where a publisher prints it with blanks around it or a small letter: "e01007317 " is E01007317. Any other text comes back without the
    /// blanks, for the reader to say what is wrong with it.
    /// </summary>
    public static string Printed(string text)
    {
        var trimmed = text.Trim();
        return trimmed is { Length: CodeLength } && char.IsAsciiLetterLower(trimmed[0]) && IsWellFormed(trimmed.ToUpperInvariant()) ? trimmed.ToUpperInvariant() : trimmed;
    }

    public int CompareTo(AreaCode other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;

    private static bool IsWellFormed(string? text) =>
        text is { Length: CodeLength } && "EWNSK".Contains(text[0]) && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
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
