namespace HealthNeeds.Analytics.Trends;

/// <summary>One period of a series.</summary>
/// <param name="Limits">The 95% limits as published; null where there are none.</param>
/// <param name="Counts">The count and the people among whom it was counted, where the value is the share of one in the other; null where it is not, or they are not known.</param>
public readonly record struct TrendPoint(Period Period, double Value, (double Lower, double Upper)? Limits, (double Count, double Denominator)? Counts)
{
    /// <param name="isShare">Whether the value is its count over its denominator.</param>
    /// <returns>Null where there is no value.</returns>
    public static TrendPoint? Of(Observation figure, bool isShare)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return figure.Estimate is not { } estimate ? null : new TrendPoint(
            figure.Period,
            estimate.Value,
            estimate is { Lower: { } lower, Upper: { } upper } ? (lower, upper) : null,
            isShare && figure is { Count: { } count, Denominator: { } denominator } ? (count, denominator) : null);
    }
}

/// <summary>Why there is no trend.</summary>
public enum NoTrend
{
    /// <summary>Fewer than five periods have a value.</summary>
    TooFewPeriods,

    /// <summary>Periods overlap: neighbours share their people.</summary>
    PeriodsOverlap,

    /// <summary>Periods are longer or shorter than a year.</summary>
    NotYears,

    /// <summary>A period between them has no value: the series is broken.</summary>
    PeriodMissing,

    /// <summary>There are neither limits nor counts of all five, so nothing says what chance could do.</summary>
    NoVariance,

    /// <summary>A share is none or all, or its limits are as narrow as the value.</summary>
    NoSpread,
}
