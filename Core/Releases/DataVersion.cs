using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HealthNeeds.Core.Releases;

/// <summary>
/// The version of a release's content, as in "2.1.0". Major: method or geography changed, so older ranks do not compare as they stand.
/// Minor: periods or indicators came or went. Patch: corrections of what was there.
/// </summary>
[JsonConverter(typeof(DataVersionConverter))]
public readonly record struct DataVersion : IComparable<DataVersion>
{
    public static readonly DataVersion First = new(1, 0, 0);

    public DataVersion(int major, int minor, int patch)
    {
        if (major < 1 || minor < 0 || patch < 0)
            throw new ArgumentException($"A data version starts at 1.0.0; found {major}.{minor}.{patch}.");
        (Major, Minor, Patch) = (major, minor, patch);
    }

    public int Major { get; }

    public int Minor { get; }

    public int Patch { get; }

    public static bool TryParse(string? text, [NotNullWhen(true)] out DataVersion? version)
    {
        version = null;
        if (text?.Split('.') is not [var a, var b, var c] || !Number(a, out var major) || !Number(b, out var minor) || !Number(c, out var patch) || major < 1)
            return false;
        version = new DataVersion(major, minor, patch);
        return true;
    }

    /// <exception cref="FormatException">The text is not three numbers.</exception>
    public static DataVersion Parse(string text) =>
        TryParse(text, out var version) ? version.Value : throw new FormatException($"'{text}' is not a data version: expected three numbers, as in 2.1.0.");

    public DataVersion Next(ChangeSize size) => size switch
    {
        ChangeSize.None => this,
        ChangeSize.Patch => new DataVersion(Major, Minor, Patch + 1),
        ChangeSize.Minor => new DataVersion(Major, Minor + 1, 0),
        ChangeSize.Major => new DataVersion(Major + 1, 0, 0),
        _ => throw new ArgumentOutOfRangeException(nameof(size), size, "Not a size."),
    };

    public int CompareTo(DataVersion other) => (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}");

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}

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

/// <summary>Which number of a <see cref="DataVersion"/> a change moves on; the greatest of several counts.</summary>
public enum ChangeSize
{
    /// <summary>Same figures, same method: the release was made again, by other code perhaps.</summary>
    None,

    /// <summary>Corrections: values, counts of people or assets that were there are different now.</summary>
    Patch,

    /// <summary>Periods or indicators came or went.</summary>
    Minor,

    /// <summary>The method or the areas changed.</summary>
    Major,
}
