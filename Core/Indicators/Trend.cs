namespace HealthNeeds.Core.Indicators;

/// <summary>Where a figure has been going of late, as its publisher tested it. None of these says that nothing is known: that is null.</summary>
public enum Trend
{
    /// <summary>The publisher had too few periods to tell.</summary>
    NotCalculated,
    NoChange,
    Increasing,
    IncreasingBetter,
    IncreasingWorse,
    Decreasing,
    DecreasingBetter,
    DecreasingWorse,
}
