using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Scenarios;

/// <summary>
/// How alike two rankings order the same areas: Spearman's correlation of their median ranks, and the bounds of the middle 90% of what it is in each draw.
/// A draw's errors are those of both rankings, so what they share moves them together.
/// </summary>
/// <param name="Found">Pairs, correlation and why there is none; its limits are those of the draws.</param>
public sealed record RankingCorrelation(int First, int Second, RankCorrelation Found)
{
    /// <summary>The draws from which the middle 90% leaves out one at each end.</summary>
    public const int FewestDraws = 20;

    public const double Confidence = 0.9;

    /// <summary>Of every two rankings, in their order.</summary>
    /// <param name="medians">By ranking, then area.</param>
    /// <param name="draws">By ranking, then draw, then area, in the same order; the same draw number is the same draw. With fewer than <see cref="FewestDraws"/> there are no limits.</param>
    /// <exception cref="ArgumentException">There are draws of some of the rankings only.</exception>
    public static IReadOnlyList<RankingCorrelation> All(IReadOnlyList<double[]> medians, IReadOnlyList<IReadOnlyList<double[]>> draws)
    {
        ArgumentNullException.ThrowIfNull(medians);
        ArgumentNullException.ThrowIfNull(draws);
        if (draws.Count != 0 && draws.Count != medians.Count) throw new ArgumentException($"There are draws of {draws.Count} rankings of {medians.Count}.", nameof(draws));
        // Ranked once for all pairs: the correlation of ranks is Pearson's of them.
        double[][][] ranked = [.. draws.Select(ranking => ranking.Select(Ranks.Average).ToArray())];
        return [.. from first in Enumerable.Range(0, medians.Count) from second in Enumerable.Range(first + 1, medians.Count - first - 1) select new RankingCorrelation(first, second, Between(first, second))];

        RankCorrelation Between(int first, int second)
        {
            var point = RankCorrelation.Of(medians[first], medians[second]) with { Lower = null, Upper = null };
            if (point.Rho is null || ranked.Length == 0 || Math.Min(ranked[first].Length, ranked[second].Length) < FewestDraws) return point;
            double[] drawn = [.. ranked[first].Zip(ranked[second], RankMetrics.Pearson).Order()];
            return point with { Lower = drawn[(int)((1 - Confidence) / 2 * (drawn.Length - 1))], Upper = drawn[(int)Math.Ceiling((1 + Confidence) / 2 * (drawn.Length - 1))] };
        }
    }
}
