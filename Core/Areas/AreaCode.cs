using System.Text.Json;
using System.Text.Json.Serialization;

namespace HealthNeeds.Core.Areas;

/// <summary>
/// A nine-character ONS code: one letter, eight digits, as in E01007317; or the codes of several areas that are looked at as one, in their order, as in
/// E54000054_E54000061. Only <see cref="Joined"/> makes the latter: no text from outside is read as one, and no area of a release has one.
/// </summary>
[JsonConverter(typeof(AreaCodeConverter))]
public readonly record struct AreaCode : IComparable<AreaCode>
{
    private const int CodeLength = 9;
    private const char Joint = '_';

    public static readonly AreaCode England = new("E92000001");

    public AreaCode(string value) =>
        Value = IsWellFormed(value)
            ? value
            : throw new ArgumentException($"'{value}' is not an ONS area code: expected one of E, W, N, S, K followed by eight digits, as in E01007317.", nameof(value));

    private AreaCode(IEnumerable<AreaCode> parts) => Value = string.Join(Joint, parts.Order());

    public string Value { get; }

    /// <summary>True for several areas looked at as one.</summary>
    public bool IsJoined => Value?.Length > CodeLength;

    /// <summary>The codes of the areas it is of, in their order: itself alone where it is of one.</summary>
    public IReadOnlyList<AreaCode> Parts() => IsJoined ? [.. Value.Split(Joint).Select(code => new AreaCode(code))] : [this];

    /// <summary>True for itself and, where it is of several, for each of them.</summary>
    public bool Has(AreaCode code) => Value.Contains(code.Value, StringComparison.Ordinal);

    /// <summary>Several areas looked at as one; a single one is itself.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static AreaCode Joined(IEnumerable<AreaCode> parts)
    {
        AreaCode[] each = [.. parts.SelectMany(p => p.Parts()).Distinct()];
        return each.Length == 0 ? throw new ArgumentException("Expected the codes of one area or more; found none.", nameof(parts)) : each.Length == 1 ? each[0] : new AreaCode(each);
    }

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
