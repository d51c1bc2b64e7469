using System.Text.Json;
using System.Text.Json.Serialization;
using HealthNeeds.Core.Areas;

namespace HealthNeeds.Core.Indicators;

/// <summary>What a figure measures, and how to read it.</summary>
/// <param name="Unit">As printed after a value: "per 1,000", "%", "years", "ratio", "score".</param>
/// <param name="Decimals">How many places a reader is shown.</param>
/// <param name="Source">Id of the <see cref="HealthNeeds.Core.Indicators.Source"/>.</param>
/// <param name="Modelled">True where the publisher, or this product on the way in, models or shares the figure between areas.</param>
/// <param name="Caveat">What must be said beside the figure, or null.</param>
/// <param name="Domain">Plain-words group used in explanations: "Income and work", "Health recorded so far", …</param>
/// <param name="Minimum">Lowest possible value, for the range rule; null where there is none.</param>
/// <param name="Maximum">Highest possible value.</param>
/// <param name="Licence">Terms of this indicator where they are not those of its source; null where they are.</param>
/// <param name="Fingertips">Where it is in Fingertips; null where it does not come from there.</param>
/// <param name="Supply">Where its figures come from if not from where its source's do; null where they do.</param>
public sealed record Indicator(
    IndicatorId Id,
    string Name,
    string Definition,
    string Unit,
    int Decimals,
    Polarity Polarity,
    string Source,
    string Cadence,
    AreaLevel NativeLevel,
    bool Modelled,
    string? Caveat,
    string Domain,
    double? Minimum,
    double? Maximum,
    IReadOnlyList<IndicatorUse> Uses,
    string? Licence = null,
    FingertipsSeries? Fingertips = null,
    FigureSupply? Supply = null)
{
    /// <summary>True where this installation added it.</summary>
    [JsonIgnore]
    public bool IsOwn => OwnIndicators.IsOwn(Id.Value);
}

/// <summary>A stable lower-case name such as "iod2025-ypll"; letters, digits and hyphens.</summary>
[JsonConverter(typeof(IndicatorIdConverter))]
public readonly record struct IndicatorId : IComparable<IndicatorId>
{
    public IndicatorId(string value) =>
        Value = !string.IsNullOrEmpty(value) && value.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')
            ? value
            : throw new ArgumentException($"'{value}' is not an indicator id: expected lower-case letters, digits and hyphens, as in iod2025-ypll.", nameof(value));

    public string Value { get; }

    public int CompareTo(IndicatorId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>An indicator id travels as a plain string.</summary>
public sealed class IndicatorIdConverter : JsonConverter<IndicatorId>
{
    public override IndicatorId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("An indicator id cannot be null."));

    public override void Write(Utf8JsonWriter writer, IndicatorId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}

/// <summary>Which way is worse. Applied once, where a figure becomes need.</summary>
public enum Polarity
{
    None,
    HigherIsWorse,
    HigherIsBetter,
}

/// <summary>Where an indicator is found in OHID's Fingertips, and which of its many rows are the figure that is carried.</summary>
/// <param name="Id">Fingertips' number of the indicator.</param>
/// <param name="Name">Its name there, by which it was chosen.</param>
/// <param name="AreaType">Name of the area type asked for; its number is looked up each time, because numbers change with boundaries.</param>
/// <param name="Sexes">The sexes carried.</param>
/// <param name="Age">The age carried, as printed; null where Fingertips prints only one.</param>
/// <param name="Unit">Its unit there, as printed. Figures in another unit are not taken.</param>
public sealed record FingertipsSeries(int Id, string Name, string AreaType, IReadOnlyList<Sex> Sexes, string? Age, string Unit);
