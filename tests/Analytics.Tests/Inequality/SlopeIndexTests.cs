using HealthNeeds.Analytics.Inequality;
using HealthNeeds.Analytics.Limits;

namespace HealthNeeds.Analytics.Tests.Inequality;

public sealed class SlopeIndexTests
{
    // The two areas in the example of PHEindicatormethods' phe_sii (life expectancy by decile of deprivation, its population and standard error); the slope and
    // ratio of the line by weighted least squares, worked out apart from this code.
    private static readonly double[] Populations1 = [7291, 7997, 6105, 7666, 5790, 6934, 5918, 5974, 7147, 7534];
    private static readonly double[] Values1 = [75.9, 78.3, 83.8, 83.6, 80.5, 81.1, 81.7, 84.2, 80.6, 86.3];
    private static readonly double[] Errors1 = [1.64, 1.58, 1.51, 1.78, 1.7, 1.56, 1.37, 1.4, 2.43, 1.57];
    private static readonly double[] Populations2 = [21675, 20065, 19750, 24713, 20112, 19618, 22408, 19752, 18939, 19312];
    private static readonly double[] Values2 = [70.5, 71.6, 72.5, 73.5, 73.1, 76.2, 78.7, 80.6, 80.9, 80];

    [Fact]
    public void PublishedExample_HasItsSlopeAndRatio()
    {
        var first = SlopeIndex.Of(Groups(Populations1, Values1), 10, SlopeScale.Plain, seed: 1)!;
        first.Slope.Value.Should().BeApproximately(-7.000234760079885, 1e-9);
        (1 / first.Ratio!.Value.Value).Should().BeApproximately(1.0897097049119413, 1e-9);
        var second = SlopeIndex.Of(Groups(Populations2, Values2), 10, SlopeScale.Plain, seed: 1)!;
        second.Slope.Value.Should().BeApproximately(-12.622738563631685, 1e-9);
        second.Slope.Lower.Should().BeNull("no errors were given");
    }

    /// <summary>The slope is a weighted sum of independent values, so its error is known without drawing.</summary>
    [Fact]
    public void Limits_OfTheSimulation_AreThoseOfTheSumsError()
    {
        var groups = Groups(Populations1, Values1, Errors1);
        var index = SlopeIndex.Of(groups, 10, SlopeScale.Plain, seed: 7)!;
        var variance = 0.0;
        for (var g = 0; g < 10; g++)
        {
            double[] moved = [.. Values1];
            moved[g] += 1;
            variance += Math.Pow((SlopeIndex.Of(Groups(Populations1, moved), 10, SlopeScale.Plain, 1)!.Slope.Value - index.Slope.Value) * Errors1[g], 2);
        }

        var half = 1.96 * Math.Sqrt(variance);
        index.Slope.Lower!.Value.Should().BeApproximately(index.Slope.Value - half, half * 0.05);
        index.Slope.Upper!.Value.Should().BeApproximately(index.Slope.Value + half, half * 0.05);
    }

    /// <summary>A line from 10.5 to 0.5, whose ends have a standard error of more than 1: the least deprived end is at 0 or below in a third of the draws.</summary>
    [Fact]
    public void Ratio_ToAnEndThatMayBeNothing_HasNoLimits()
    {
        var index = SlopeIndex.Of(Groups([.. Enumerable.Repeat(1000.0, 10)], [.. Enumerable.Range(0, 10).Select(g => 10.0 - g)], [.. Enumerable.Repeat(2.0, 10)]), 10, SlopeScale.Plain, seed: 1)!;
        index.Ratio!.Value.Value.Should().BeApproximately(21, 1e-9);
        (index.Ratio!.Value.Lower, index.Ratio!.Value.Upper).Should().Be(((double?)null, (double?)null), "no number bounds it");
        index.Slope.Lower.Should().BePositive();
        index.Slope.Upper.Should().BeLessThan(20);
    }

    [Theory]
    [InlineData(SlopeScale.Plain)]
    [InlineData(SlopeScale.Rate)]
    [InlineData(SlopeScale.Percentage)]
    public void ValuesOnALine_OfTheScale_GiveItsEnds(SlopeScale scale)
    {
        // Ten equal groups, the middles at 0.05, 0.15, …: a line on the scale from 40 at the most deprived end to 10 at the other.
        double Line(double at) => scale switch
        {
            SlopeScale.Rate => Math.Exp(Math.Log(40) + (at * (Math.Log(10) - Math.Log(40)))),
            SlopeScale.Percentage => 100 / (1 + Math.Exp(-(Math.Log(40.0 / 60) + (at * (Math.Log(10.0 / 90) - Math.Log(40.0 / 60)))))),
            _ => 40 - (30 * at),
        };
        var index = SlopeIndex.Of(Groups([.. Enumerable.Repeat(1000.0, 10)], [.. Enumerable.Range(0, 10).Select(g => Line((g + 0.5) / 10))]), 10, scale, seed: 1)!;
        index.MostDeprived.Should().BeApproximately(40, 1e-9);
        index.LeastDeprived.Should().BeApproximately(10, 1e-9);
        index.Slope.Value.Should().BeApproximately(30, 1e-9);
        index.Ratio!.Value.Value.Should().BeApproximately(4, 1e-9);
    }

    [Fact]
    public void MissingGroup_OrValueOffTheScale_IsRefused()
    {
        SlopeIndex.Of(Groups(Populations1[..9], Values1[..9]), 10, SlopeScale.Plain, seed: 1).Should().BeNull();
        SlopeIndex.Of(Groups(Populations1, [.. Values1[..9], 0]), 10, SlopeScale.Rate, seed: 1).Should().BeNull();
        SlopeIndex.Of(Groups(Populations1, [.. Values1[..9], 100]), 10, SlopeScale.Percentage, seed: 1).Should().BeNull();
    }

    [Fact]
    public void Groups_HaveAboutEquallyManyResidents_TheMostDeprivedFirst()
    {
        DeprivedArea[] areas = [.. Enumerable.Range(0, 200).Select(i => new DeprivedArea(i % 50, 1000 + i, i, i, 100 + i, null))];
        var groups = DeprivationGroups.Of(areas, 10, scale: 100);
        groups.Select(g => g.Number).Should().Equal(Enumerable.Range(1, 10));
        groups.Sum(g => g.Areas).Should().Be(200);
        groups.Should().OnlyContain(g => Math.Abs((g.Population / areas.Sum(a => a.Population)) - 0.1) < 0.01);
        var most = areas.OrderByDescending(a => a.Deprivation).ThenBy(a => a.Population).Take(groups[0].Areas).ToArray();
        groups[0].Value.Should().BeApproximately(100 * most.Sum(a => a.Count!.Value) / most.Sum(a => a.Denominator!.Value), 1e-9, "counts are added up");
        groups[0].Error.Should().BePositive();
    }

    [Fact]
    public void Groups_WithoutCounts_AreMeansOverResidents_AndHaveAnErrorOnlyWhereAllDo()
    {
        DeprivedArea[] areas = [new(2, 100, 10, null, null, 1), new(2, 300, 20, null, null, 2), new(1, 400, 5, null, null, null)];
        var groups = DeprivationGroups.Of(areas, 2, scale: 100);
        groups[0].Value.Should().Be(17.5);
        groups[0].Error.Should().BeApproximately(Math.Sqrt((100 * 100) + (600 * 600)) / 400, 1e-12);
        groups[1].Error.Should().BeNull();
    }

    /// <summary>The most deprived group counts 2 of 1,000, the other none; by the normal distribution the first would begin at 0.2 − 0.28 per cent.</summary>
    [Theory]
    [InlineData(SlopeScale.Percentage, 100, true)]
    [InlineData(SlopeScale.Rate, 100_000, false)]
    public void Limits_OfFewCounts_AreThoseOfAShareOrOfARate(SlopeScale bounds, double scale, bool isShare)
    {
        DeprivedArea[] areas = [new(2, 1000, scale * 0.002, 2, 1000, null), new(1, 1000, 0, 0, 1000, null)];
        foreach (var (group, count) in DeprivationGroups.Of(areas, 2, scale, bounds).Zip(new[] { 2.0, 0 }))
        {
            var expected = isShare ? ProportionLimits.Wilson(count, 1000) : new Interval(CountLimits.Exact(count).Lower / 1000, CountLimits.Exact(count).Upper / 1000);
            group.Limits!.Value.Lower.Should().BeApproximately(scale * expected.Lower, 1e-9).And.BeInRange(0, group.Value);
            group.Limits!.Value.Upper.Should().BeApproximately(scale * expected.Upper, 1e-9).And.BeInRange(group.Value, scale);
        }
    }

    /// <summary>3, 98 and, beyond its end, 104 with a standard error of 5 each: 1.96 of them are 9.8.</summary>
    [Theory]
    [InlineData(SlopeScale.Plain, 3, -6.8, 12.8)]
    [InlineData(SlopeScale.Rate, 3, 0, 12.8)]
    [InlineData(SlopeScale.Percentage, 3, 0, 12.8)]
    [InlineData(SlopeScale.Rate, 98, 88.2, 107.8)]
    [InlineData(SlopeScale.Percentage, 98, 88.2, 100)]
    [InlineData(SlopeScale.Percentage, 104, 94.2, 104)]
    public void Limits_OfAMean_AreCutAtWhatTheFigureCanBe(SlopeScale bounds, double value, double lower, double upper)
    {
        DeprivedArea[] areas = [new(2, 1000, value, null, null, 5), new(1, 1000, value, null, null, null)];
        var groups = DeprivationGroups.Of(areas, 2, scale: null, bounds);
        groups[0].Limits!.Value.Lower.Should().BeApproximately(lower, 0.001);
        groups[0].Limits!.Value.Upper.Should().BeApproximately(upper, 0.001);
        groups[1].Limits.Should().BeNull("its error is not known");
    }

    private static List<DeprivationGroup> Groups(double[] populations, double[] values, double[]? errors = null) =>
        [.. populations.Select((p, g) => new DeprivationGroup(g + 1, 1, p, values[g], errors?[g]))];
}
