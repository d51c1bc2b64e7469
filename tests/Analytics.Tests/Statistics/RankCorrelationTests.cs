using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Tests.Statistics;

public sealed class RankCorrelationTests
{
    private const double Close = 1e-12;

    /// <summary>Without ties ρ is 1 − 6Σd²/(n(n² − 1)), d the differences of ranks (Spearman 1904): here by that formula, of an order that is no line.</summary>
    [Fact]
    public void Rho_WithoutTies_IsThatOfTheDifferencesOfRanks()
    {
        double[] first = [.. Enumerable.Range(1, 30).Select(i => (double)i)];
        double[] second = [.. Enumerable.Range(1, 30).Select(i => (double)(i * 7 % 31))];
        var squares = first.Zip(second, (a, b) => (a - b) * (a - b)).Sum();
        var found = RankCorrelation.Of([.. first.Select(Math.Exp)], [.. second.Select(v => v * v * v)]);
        found.Rho.Should().BeApproximately(1 - (6 * squares / (30 * ((30 * 30) - 1))), Close, "the order alone counts");
        found.Pairs.Should().Be(30);
        found.Reason.Should().BeNull();
    }

    /// <summary>Hours of television against intelligence of ten people, a worked example of many textbooks (as in Wikipedia, "Spearman's rank correlation coefficient"): −29/165.</summary>
    [Fact]
    public void Spearman_OfAPublishedExample_IsAsPublished() =>
        RankMetrics.Spearman([106, 100, 86, 101, 99, 103, 97, 113, 112, 110], [7, 27, 2, 50, 28, 29, 20, 12, 6, 17]).Should().BeApproximately(-29.0 / 165, Close);

    /// <summary>tanh(atanh ρ ± 1.959964·√((1 + ρ²/2)/(n − 3))), worked out in Python apart from this code.</summary>
    [Theory]
    [InlineData(0.5, 100, 0.3258965872483504, 0.6413018908510725)]
    [InlineData(-0.8, 33, -0.9068925099246625, -0.5963650339389337)]
    public void Limits_AreThoseOfBonettAndWright(double rho, int pairs, double lower, double upper)
    {
        var limits = RankCorrelation.Limits(rho, pairs)!.Value;
        limits.Lower.Should().BeApproximately(lower, Close);
        limits.Upper.Should().BeApproximately(upper, Close);
    }

    [Fact]
    public void Pairs_WithAnUnknownValue_AreLeftOut_AndBelowThirtyNothingIsTold()
    {
        double[] first = [.. Enumerable.Range(0, 31).Select(i => Math.Sin(i))];
        double[] second = [.. Enumerable.Range(0, 31).Select(i => Math.Cos(i * i))];
        var all = RankCorrelation.Of(first, second);
        first[3] = double.NaN;
        var thirty = RankCorrelation.Of(first, second);
        (thirty.Pairs, thirty.Rho is null).Should().Be((30, false));
        thirty.Rho.Should().NotBe(all.Rho);
        second[5] = double.NaN;
        RankCorrelation.Of(first, second).Should().Be(new RankCorrelation(Rho: null, Lower: null, Upper: null, 29, NoCorrelation.TooFewPairs));
    }

    [Fact]
    public void AConstant_OrdersNothing_AndAPerfectOrderHasNoLimits()
    {
        double[] rising = [.. Enumerable.Range(0, 40).Select(i => (double)i)];
        RankCorrelation.Of(rising, [.. rising.Select(_ => 2.0)]).Reason.Should().Be(NoCorrelation.AllAlike);
        var perfect = RankCorrelation.Of(rising, [.. rising.Select(v => -v)]);
        (perfect.Rho, perfect.Lower, perfect.Upper).Should().Be((-1, null, null));
        var unequal = () => RankCorrelation.Of(rising, [1]);
        unequal.Should().Throw<ArgumentException>();
    }
}
