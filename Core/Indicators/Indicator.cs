using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Sources;

namespace HealthNeeds.Core.Indicators;

/// <summary>What a figure measures, and how to read it.</summary>
/// <param name="Unit">As printed after a value: "per 1,000", "%", "years", "ratio", "score".</param>
/// <param name="Decimals">How many places a reader is shown.</param>
/// <param name="Source">Id of the <see cref="Sources.Source"/>.</param>
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
    FigureSupply? Supply = null);
