using HealthNeeds.Analytics.Limits;

namespace HealthNeeds.Analytics.Tests.Limits;

/// <summary>Control limits as PHEindicatormethods publishes them, to the digits it prints: testdata_funnel_prop_outputs.csv and testdata_funnel_rate_outputs.csv (commit 093fd288).</summary>
public sealed class FunnelLimitsTests
{
    [Theory]
    [InlineData(1, 3.204264, 100, 0, 100)]
    [InlineData(10, 56.154344, 100, 42.03259, 100)]
    [InlineData(75, 71.700657, 89.584239, 66.544121, 94.740774)]
    [InlineData(539, 77.306949, 83.977947, 75.38344, 85.901456)]
    [InlineData(99108, 80.396467, 80.888428, 80.254616, 81.03028)]
    public void Proportion_HasThePublishedLimits(int people, double lower, double upper, double outerLower, double outerUpper)
    {
        Same(FunnelLimits.OfProportion(.80642448, people, FunnelLimits.Inner), lower, upper);
        Same(FunnelLimits.OfProportion(.80642448, people, FunnelLimits.Outer), outerLower, outerUpper);

        static void Same(Interval found, double lower, double upper)
        {
            (100 * found.Lower).Should().BeApproximately(lower, 1e-6);
            (100 * found.Upper).Should().BeApproximately(upper, 1e-6);
        }
    }

    /// <summary>People a year over three years, and the rate per 100,000 at which that many events lie on the limit.</summary>
    [Theory]
    [InlineData(5, 3348.002593, 49.78092521, 465.8280129, 357.7858395)]
    [InlineData(10, 5276.757672, 63.17010446, 1375.943768, 242.2579623)]
    [InlineData(32, 12961.93593, 82.29223416, 6280.33083, 169.8424328)]
    [InlineData(1360, 411529.9259, 110.158048, 369759.5622, 122.6021934)]
    public void Rate_HasThePublishedLimits(int events, double fewestIn, double lower, double mostIn, double upper)
    {
        const double Average = 116.172083509463 / 100_000;
        (100_000 * FunnelLimits.OfRate(Average, 3 * fewestIn, FunnelLimits.Inner).Lower).Should().BeApproximately(lower, lower * 1e-6, $"{events} events are few there");
        (100_000 * FunnelLimits.OfRate(Average, 3 * mostIn, FunnelLimits.Inner).Upper).Should().BeApproximately(upper, upper * 1e-6, $"{events} events are many there");
    }

    [Theory]
    [InlineData(611, 1702, .40)]
    [InlineData(3, 90, .10)]
    [InlineData(12, 90, .05)]
    public void Proportion_LeavesAPlaceOutside_WhereItsOwnWilsonLimitsLeaveTheAverageOut(int count, int people, double average)
    {
        foreach (var confidence in new[] { FunnelLimits.Inner, FunnelLimits.Outer })
        {
            var (control, own) = (FunnelLimits.OfProportion(average, people, confidence), ProportionLimits.Wilson(count, people, confidence));
            ((count / (double)people) < control.Lower, (count / (double)people) > control.Upper).Should().Be((average > own.Upper, average < own.Lower));
        }
    }

    [Fact]
    public void Rate_LeavesACountOutside_WhereItsOwnExactLimitsLeaveTheExpectedOneOut()
    {
        for (var count = 0; count < 40; count++)
        {
            foreach (var expected in new[] { .5, 3.6, 3.7, 9, 25.3 })
            {
                var (control, own) = (FunnelLimits.OfRate(expected / 1000, 1000, FunnelLimits.Inner), CountLimits.Exact(count));
                (count < 1000 * control.Lower, count > 1000 * control.Upper).Should().Be((expected > own.Upper, expected < own.Lower), $"{count} where {expected} are expected");
            }
        }
    }

    [Fact]
    public void Numbers_ThatAreNone_AreRefused()
    {
        FluentActions.Invoking(() => FunnelLimits.OfProportion(1.1, 10, .95)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => FunnelLimits.OfRate(-1, 10, .95)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => FunnelLimits.OfRate(1, 0, .95)).Should().Throw<ArgumentOutOfRangeException>();
        FunnelLimits.OfRate(0, 10, .95).Should().Be(new Interval(0, 0));
    }
}
