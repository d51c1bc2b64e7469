using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Parts;

namespace HealthNeeds.Analytics.Tests.Parts;

public sealed class PublishedChanceTests
{
    private static readonly ColumnKey Key = new(new IndicatorId("made"), Period.Year(2021));

    [Fact]
    public void Interval_IsReadOnTheLogarithm() =>
        Of(10, lower: 10 * Math.Exp(-0.196), upper: 10 * Math.Exp(0.196), count: 3).Should().BeApproximately(0.01, 1e-12, "an interval goes before a count");

    /// <summary>Of 90% well served a tenth is taken for the figure: the interval is as far from 10% as it was from 90%, which is much further for its size.</summary>
    [Fact]
    public void Shortfall_HasTheIntervalOfWhatIsMissing() =>
        Of(90, lower: 88, upper: 92, count: double.NaN, shortfall: true).Should().BeApproximately(Math.Pow((Math.Log(12) - Math.Log(8)) / 3.92, 2), 1e-12);

    [Fact]
    public void WithoutAnInterval_TheEventsTell()
    {
        Of(10, double.NaN, double.NaN, count: 25).Should().BeApproximately(0.04, 1e-12);
        Of(10, lower: 8, double.NaN, count: 25).Should().BeApproximately(0.04, 1e-12, "half an interval is none");
        Of(90, double.NaN, double.NaN, count: 45, shortfall: true).Should().BeApproximately(0.2, 1e-12, "45 of 50 are well served, and 5 are not");
    }

    [Fact]
    public void LimitWithoutALogarithm_LeavesTheOtherOne()
    {
        Of(10, lower: 0, upper: 20, count: double.NaN).Should().BeApproximately(Math.Pow(Math.Log(2) / 1.96, 2), 1e-12);
        Of(95, lower: 90, upper: 100, count: double.NaN, shortfall: true).Should().BeApproximately(Math.Pow(Math.Log(2) / 1.96, 2), 1e-12);
    }

    [Fact]
    public void NothingHeld_IsUnknown_MovesNothing_AndIsSaid()
    {
        Of(10, double.NaN, double.NaN, double.NaN).Should().Be(double.NaN);
        Of(double.NaN, 1, 2, 3).Should().Be(double.NaN, "there is no figure");
        Of(0, 0, 2, 0).Should().Be(double.NaN, "no figure on the logarithm");
        var none = PublishedChance.Of(new FrameColumn(Key, [10, 20]), shortfall: false);
        (none.Of(0), none.Mean, none.Left(0.5), none.IsTold).Should().Be((0.0, 0.0, 0.5, false));
        none.Words("authorities").Should().Be("Published without limits and without counts: how far chance moves the figures of authorities is in no interval.");
    }

    [Fact]
    public void Words_SayOfHowManyNothingIsHeld()
    {
        var some = PublishedChance.Of(new FrameColumn(Key, [10, 20, 30, double.NaN], new ColumnLimits(Unknown(4), Unknown(4), [100, 25, double.NaN, double.NaN])), shortfall: false);
        (some.Figures, some.Known, some.IsTold).Should().Be((3, 2, true));
        some.Mean.Should().BeApproximately((0.01 + 0.04) / 3, 1e-12);
        some.Words("authorities").Should().EndWith("half of them have a standard error of 20% or more. For 1 of 3 neither is held: chance in theirs is in no interval.");
    }

    /// <summary>Chance is in what areas left out are missed by; it is taken off there, but never all of it.</summary>
    [Fact]
    public void WhatIsLeftOfAVariance_IsLessChance_AndAtLeastAQuarter()
    {
        var chance = PublishedChance.Of(new FrameColumn(Key, [10, 20], new ColumnLimits(Unknown(2), Unknown(2), [100, 100])), shortfall: false);
        chance.Left(0.05).Should().BeApproximately(0.04, 1e-12);
        chance.Left(0.008).Should().BeApproximately(0.002, 1e-12);
        chance.Left(0).Should().Be(0);
    }

    private static double[] Unknown(int areas) => [.. Enumerable.Repeat(double.NaN, areas)];

    private static double Of(double value, double lower, double upper, double count, bool shortfall = false) =>
        PublishedChance.Of(new FrameColumn(Key, [value], new ColumnLimits([lower], [upper], [count])), shortfall).Variances[0];
}
