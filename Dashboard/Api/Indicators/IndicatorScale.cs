using HealthNeeds.Analytics.Inequality;

namespace HealthNeeds.Dashboard.Api.Indicators;

/// <summary>How an indicator's values are added up and fitted, by its unit.</summary>
internal static class IndicatorScale
{
    /// <summary>What a count over its denominator is multiplied by; null where the unit is none of a share or rate.</summary>
    public static double? Unit(Indicator indicator) => indicator.Unit switch
    {
        "%" or "per 100" => 100,
        "per 1,000" => 1_000,
        "per 10,000" => 10_000,
        "per 100,000" => 100_000,
        _ => null,
    };

    public static SlopeScale Of(Indicator indicator) => indicator.Unit switch
    {
        "%" => SlopeScale.Percentage,
        "ratio" => SlopeScale.Rate,
        _ => Unit(indicator) is null ? SlopeScale.Plain : SlopeScale.Rate,
    };
}
