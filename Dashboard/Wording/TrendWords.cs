using HealthNeeds.Core.Observations;

namespace HealthNeeds.Dashboard.Wording;

/// <summary>A publisher's recent trend as a reader is told of it.</summary>
internal static class TrendWords
{
    /// <summary>Null where the publisher gives none, or could not tell.</summary>
    public static string? Of(Trend? trend) => trend switch
    {
        Trend.NoChange => "no clear change",
        Trend.Increasing => "rising",
        Trend.IncreasingBetter => "rising, getting better",
        Trend.IncreasingWorse => "rising, getting worse",
        Trend.Decreasing => "falling",
        Trend.DecreasingBetter => "falling, getting better",
        Trend.DecreasingWorse => "falling, getting worse",
        _ => null,
    };
}
