using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Tests.Statistics;

public sealed class RankMetricsTests
{
    [Fact]
    public void Average_WithTies_SharesRanks() => Ranks.Average([3, 1, 3, 2]).Should().Equal(3.5, 1, 3.5, 2);

    [Fact]
    public void Descending_WithTies_KeepsOrder() => Ranks.Descending([1, 3, 2, 3]).Should().Equal(1, 3, 2, 0);

    /// <summary>By hand: d = (0, 1, -1, 0), ρ = 1 - 6·2/(4·15) = .8.</summary>
    [Fact]
    public void Spearman_OfFourAreas_IsAsByHand() => RankMetrics.Spearman([1, 2, 3, 4], [10, 30, 20, 40]).Should().BeApproximately(0.8, 1e-12);

    [Fact]
    public void Spearman_OfAConstant_IsZero() => RankMetrics.Spearman([1, 1, 1], [1, 2, 3]).Should().Be(0);

    [Fact]
    public void WorstTenthOverlap_OfHalfTheAreas_IsAHalf()
    {
        double[] outcome = [.. Enumerable.Range(0, 20).Select(i => (double)i)];
        double[] prediction = [.. outcome];
        (prediction[18], prediction[0]) = (-1, 100);
        RankMetrics.WorstTenthOverlap(prediction, outcome).Should().Be(0.5);
    }

    [Fact]
    public void EveryMetric_OfThePerfectOrder_IsOne()
    {
        double[] outcome = [.. Enumerable.Range(0, 50).Select(i => Math.Sqrt(i * 7 % 50))];
        RankMetrics.All([.. outcome.Select(o => o * 3)], outcome).Should().OnlyContain(m => Math.Abs(m.Value - 1) < 1e-12);
    }

    [Fact]
    public void CapturedShare_OfTheReversedOrder_IsBelowZero()
    {
        double[] outcome = [.. Enumerable.Range(0, 50).Select(i => (double)i)];
        RankMetrics.CapturedShare([.. outcome.Select(o => -o)], outcome).Should().BeNegative();
    }

    [Fact]
    public void Bootstrap_OfThePerfectOrder_IsOneInEveryResample()
    {
        double[] outcome = [.. Enumerable.Range(0, 60).Select(i => (double)(i * 13 % 60))];
        var bootstrap = new AuthorityBootstrap(outcome, [.. Enumerable.Range(0, 60).Select(i => i / 6)], 10, 25, 3);
        bootstrap.Spearman([.. outcome.Select(Math.Exp)]).Should().HaveCount(25).And.OnlyContain(r => Math.Abs(r - 1) < 1e-9);
    }

    [Fact]
    public void Bootstrap_OfANoisyOrder_SurroundsTheCorrelation()
    {
        var random = new Random(5);
        double[] outcome = [.. Enumerable.Range(0, 400).Select(_ => random.NextDouble())];
        double[] prediction = [.. outcome.Select(o => o + random.NextDouble())];
        var draws = new AuthorityBootstrap(outcome, [.. Enumerable.Range(0, 400).Select(i => i / 10)], 40, 100, 3).Spearman(prediction);
        var (lower, upper) = AuthorityBootstrap.Interval(draws);
        RankMetrics.Spearman(prediction, outcome).Should().BeInRange(lower, upper);
        (upper - lower).Should().BeInRange(0.01, 0.3);
    }
}
