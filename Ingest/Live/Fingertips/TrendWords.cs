using HealthNeeds.Core.Observations;

namespace HealthNeeds.Ingest.Live.Fingertips;

/// <summary>Fingertips' recent trends, in the words it prints.</summary>
internal static class TrendWords
{
    public const string Known = "cannot be calculated, no significant change, or increasing or decreasing, alone or and getting better or worse";

    /// <returns>Null for words that are none of them.</returns>
    public static Trend? Read(string text) => text.Trim().ToUpperInvariant() switch
    {
        "CANNOT BE CALCULATED" => Trend.NotCalculated,
        "NO SIGNIFICANT CHANGE" => Trend.NoChange,
        "INCREASING" => Trend.Increasing,
        "INCREASING AND GETTING BETTER" => Trend.IncreasingBetter,
        "INCREASING AND GETTING WORSE" => Trend.IncreasingWorse,
        "DECREASING" => Trend.Decreasing,
        "DECREASING AND GETTING BETTER" => Trend.DecreasingBetter,
        "DECREASING AND GETTING WORSE" => Trend.DecreasingWorse,
        _ => null,
    };
}
