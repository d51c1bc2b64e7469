using HealthNeeds.Analytics.Trials;

namespace HealthNeeds.Analytics.Tests.Trials;

public sealed class SiteShortlistTests
{
    [Fact]
    public void Score_IsTheProductOfItsFourParts()
    {
        var rated = SiteShortlist.Of([Site(1, 0.5, 1000, 1, 1), Site(2, 0.9, 2000, 0.5, 0.8), Site(3, 0.5, 1000, 1, 1)]);
        rated.Select(r => r.Code.Value).Should().Equal("E01000002", "E01000001", "E01000003");
        rated[0].Score.Should().BeApproximately(0.9 * 1 * 0.5 * 0.8, 1e-12);
        rated[1].Score.Should().BeApproximately(0.5 * 0.5, 1e-12);
    }

    [Theory]
    [InlineData(10.0, 20.0, 15, 4, 1)]
    [InlineData(10.0, 20.0, 9, 4, 0.75)]
    [InlineData(10.0, null, 5, 4, 0)]
    [InlineData(null, 20.0, 21, 0, 0)]
    [InlineData(null, null, 21, 0, 1)]
    public void Fit_FallsWithTheMiss(double? from, double? to, double value, double deviation, double fit) =>
        new WantedRange(from, to).Fit(value, deviation).Should().BeApproximately(fit, 1e-12);

    /// <summary>One standard error above the limit: Φ(1) = .841345.</summary>
    [Fact]
    public void Chance_IsTheNormalTail()
    {
        ExceedanceChance.Of(11, 2 * 1.959963984540054, 0.95, 10, above: true).Should().BeApproximately(0.841345, 1e-6);
        ExceedanceChance.Of(11, 2 * 1.6448536269514722, 0.9, 10, above: false).Should().BeApproximately(1 - 0.841345, 1e-6);
        ExceedanceChance.Of(11, null, 0.95, 10, above: true).Should().Be(1);
        ExceedanceChance.Of(11, 0, 0.95, 10, above: false).Should().Be(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Chance_AtTheLimitWithoutError_IsNone(bool above) => ExceedanceChance.Of(10, null, 0.95, 10, above).Should().Be(0);

    private static SiteCandidate Site(int number, double chance, int population, double completeness, double fit) => new(new AreaCode($"E0100000{number}"), chance, population, completeness, fit);
}
