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

public static class Trends
{
    public static string Id(this Trend trend) => trend switch
    {
        Trend.NotCalculated => "not-calculated",
        Trend.NoChange => "no-change",
        Trend.Increasing => "increasing",
        Trend.IncreasingBetter => "increasing-better",
        Trend.IncreasingWorse => "increasing-worse",
        Trend.Decreasing => "decreasing",
        Trend.DecreasingBetter => "decreasing-better",
        Trend.DecreasingWorse => "decreasing-worse",
        _ => throw new ArgumentOutOfRangeException(nameof(trend), trend, "Not a trend."),
    };

    public static Trend Parse(string id) =>
        Enum.GetValues<Trend>().Where(t => t.Id() == id).Select(t => (Trend?)t).SingleOrDefault()
        ?? throw new FormatException($"'{id}' is not a trend: expected one of {string.Join(", ", Enum.GetValues<Trend>().Select(Id))}.");
}
