using HealthNeeds.Analytics.Similar;

namespace HealthNeeds.Analytics.Tests.Similar;

public sealed class PeerDifferenceTests
{
    private const double Normal95 = 1.959963984540054;

    /// <summary>Newcombe 1998 (Stat Med 17:873–890), table II, method 10: 56/70 less 48/80 and others; Wilson's limits put together.</summary>
    [Theory]
    [InlineData(56, 70, 48, 80, .0524, .3339)]
    [InlineData(9, 10, 3, 10, .1705, .8090)]
    [InlineData(10, 10, 0, 20, .6791, 1.0000)]
    public void Limits_AreThoseOfNewcombe(int x, int m, int y, int n, double lower, double upper)
    {
        var found = PeerDifference.Limits(Wilson(x, m), Wilson(y, n));
        found.Lower.Should().BeApproximately(lower, 5e-5);
        found.Upper.Should().BeApproximately(upper, 5e-5);
    }

    [Fact]
    public void MeanOfPeers_NarrowsAsTheirNumberGrows()
    {
        var found = PeerDifference.Of(new PeerFigure(12, 10, 14), [.. Enumerable.Repeat(new PeerFigure(9, 8, 10), 16)])!;
        (found.Mean, found.Difference, found.Peers).Should().Be((9, 3, 16));
        found.Lower.Should().BeApproximately(3 - Math.Sqrt(4 + (1.0 / 16)), 1e-12);
        found.Upper.Should().BeApproximately(3 + Math.Sqrt(4 + (1.0 / 16)), 1e-12);
        found.Side.Should().Be(1);
    }

    [Theory]
    [InlineData(12, 1)]
    [InlineData(10.5, 0)]
    [InlineData(6, -1)]
    public void Side_IsTakenOnlyBeyondTheJointInterval(double value, int side) =>
        PeerDifference.Of(new PeerFigure(value, value - 2, value + 2), [.. Enumerable.Repeat(new PeerFigure(9, 8, 10), 8)])!.Side.Should().Be(side);

    [Fact]
    public void WithoutLimits_OrWithFewPeers_NothingIsKnown()
    {
        PeerFigure[] peers = [.. Enumerable.Repeat(new PeerFigure(9, 8, 10), 8)];
        PeerDifference.Of(new PeerFigure(12, null, null), peers)!.Side.Should().BeNull();
        PeerDifference.Of(new PeerFigure(12, 11.9, 12.1), [.. peers, new PeerFigure(9, null, null)])!.Side.Should().BeNull();
        PeerDifference.Of(new PeerFigure(12, 11.9, 12.1), peers[..4])!.Side.Should().BeNull();
        PeerDifference.Of(new PeerFigure(12, 11.9, 12.1), []).Should().BeNull();
    }

    private static PeerFigure Wilson(int count, int of)
    {
        var (p, z2) = ((double)count / of, Normal95 * Normal95);
        var (middle, half) = (2 * count + z2, Normal95 * Math.Sqrt(z2 + (4 * count * (1 - p))));
        return new PeerFigure(p, (middle - half) / (2 * (of + z2)), (middle + half) / (2 * (of + z2)));
    }
}
