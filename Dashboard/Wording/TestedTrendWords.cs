using HealthNeeds.Analytics.Trends;

namespace HealthNeeds.Dashboard.Wording;

/// <summary>Where a series has been going by the test made here, as a reader is told of it.</summary>
internal static class TestedTrendWords
{
    public const string Method = "Trend: our own test of the last five single years, as Fingertips makes it: a weighted line or, for shares with counts, Armitage’s test for trend in proportions, with χ² above 9.55 (a chance of 1 in 500), whose slope keeps its sign whichever year is left out.";

    public static string Of(RecentTrend trend, Polarity polarity) => trend.As(polarity) switch
    {
        Trend.IncreasingBetter or Trend.DecreasingBetter => "getting better",
        Trend.IncreasingWorse or Trend.DecreasingWorse => "getting worse",
        Trend.Increasing => "increasing",
        Trend.Decreasing => "decreasing",
        Trend.NoChange => "no significant change",
        _ => $"cannot be calculated: {Why(trend.Reason!.Value)}",
    };

    /// <summary>In the few words that a narrow column has room for; the indicator's page says it in full.</summary>
    public static string Short(NoTrend reason) => reason switch
    {
        NoTrend.TooFewPeriods => "no trend: too few years",
        NoTrend.PeriodsOverlap => "no trend: years overlap",
        NoTrend.NotYears => "no trend: not single years",
        NoTrend.PeriodMissing => "no trend: a year is missing",
        NoTrend.NoVariance => "no trend: no limits held",
        _ => "no trend: no room for chance",
    };

    public static string Why(NoTrend reason) => reason switch
    {
        NoTrend.TooFewPeriods => "fewer than five periods",
        NoTrend.PeriodsOverlap => "its periods overlap",
        NoTrend.NotYears => "its periods are not single years",
        NoTrend.PeriodMissing => "a period between them is missing",
        NoTrend.NoVariance => "limits or counts are not known for all five",
        _ => "its counts or limits leave no room for chance",
    };

    /// <summary>Null where nothing says what chance could do.</summary>
    public static string? Of(FigureChange change, Polarity polarity) => (polarity, change.Direction) switch
    {
        (_, null) => null,
        (_, 0) => "no clear change",
        (Polarity.HigherIsBetter, > 0) or (Polarity.HigherIsWorse, < 0) => "better",
        (Polarity.HigherIsWorse, > 0) or (Polarity.HigherIsBetter, < 0) => "worse",
        (_, > 0) => "higher",
        _ => "lower",
    };
}
