using HealthNeeds.Dashboard.Api.Places;
using HealthNeeds.Dashboard.Comparison;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Tests.Pages;

public sealed class EnglandComparisonTests
{
    private static readonly IndicatorId Id = new("test");
    private static readonly IndicatorSpread England = new(Id, Period.Year(2021), Sex.Persons, AreaLevel.Lsoa21, AreaCode.England, 100, 0, 10, 25, 50, 75, 90, 100, 50);

    [Theory]
    [InlineData(80, Polarity.HigherIsWorse, "Worse")]
    [InlineData(80, Polarity.HigherIsBetter, "Better")]
    [InlineData(20, Polarity.HigherIsBetter, "Worse")]
    [InlineData(60, Polarity.HigherIsWorse, "Similar")]
    [InlineData(80, Polarity.None, "Higher")]
    [InlineData(20, Polarity.None, "Lower")]
    public void Verdict_WithoutLimits_GoesByEnglandsOuterQuarters(double value, Polarity polarity, string expected) =>
        EnglandComparison.Of(Value(new FigureEstimate(value), polarity)).ToString().Should().Be(expected);

    [Theory]
    [InlineData(60, 51, 69, "Worse")]
    [InlineData(80, 49, 99, "Similar")]
    [InlineData(45, 41, 49, "Better")]
    public void Verdict_WithLimits_GoesByWhetherTheyHoldTheMedian(double value, double lower, double upper, string expected) =>
        EnglandComparison.Of(Value(new FigureEstimate(value, lower, upper), Polarity.HigherIsWorse)).ToString().Should().Be(expected);

    [Fact]
    public void Verdict_OfAMissingFigure_IsNone() =>
        EnglandComparison.Of(Value(null, Polarity.HigherIsWorse)).Should().Be(Verdict.NotCompared);

    [Theory]
    [InlineData(51, 69, 50.0, Polarity.HigherIsWorse, "higher", "Worse")]
    [InlineData(51, 69, 50.0, Polarity.HigherIsBetter, "higher", "Better")]
    [InlineData(31, 49, 50.0, Polarity.HigherIsBetter, "lower", "Worse")]
    [InlineData(31, 49, 50.0, Polarity.None, "lower", "Lower")]
    [InlineData(49, 51, 50.0, Polarity.HigherIsWorse, "similar", "Similar")]
    [InlineData(51, 69, null, Polarity.HigherIsWorse, null, "NotCompared")]
    public void Verdict_OfFiguresAddedUp_IsByTheSameRule(double lower, double upper, double? england, Polarity polarity, string? side, string expected)
    {
        var sum = new PlaceSum("indicator", "test", "Test", "%", Sex.Persons, Period.Year(2021), 3, "%", Note: null) { ValueLower = lower, ValueUpper = upper, England = england, Polarity = polarity };
        (sum.Against, sum.Verdict.ToString()).Should().Be((side, expected));
    }

    [Theory]
    [InlineData(-5, 0)]
    [InlineData(10, .1)]
    [InlineData(37.5, .375)]
    [InlineData(50, .5)]
    [InlineData(95, .95)]
    [InlineData(500, 1)]
    public void Percentile_BetweenKnownQuantiles_IsLinear(double value, double share) =>
        EnglandComparison.Percentile(value, England).Should().BeApproximately(share, 1e-9);

    [Fact]
    public void Percentile_WhereAllAreAlike_DoesNotDivideByZero()
    {
        var flat = England with { Minimum = 5, P10 = 5, P25 = 5, Median = 5, P75 = 5, P90 = 5, Maximum = 5 };
        double.IsFinite(EnglandComparison.Percentile(5, flat)).Should().BeTrue();
    }

    private static IndicatorValue Value(FigureEstimate? estimate, Polarity polarity)
    {
        var indicator = new Indicator(Id, "Test", "Test", "%", 1, polarity, "test", "yearly", AreaLevel.Lsoa21, Modelled: false, Caveat: null, "Housing", Minimum: null, Maximum: null, []);
        var area = new AreaCode("E01007317");
        var observation = estimate is { } known ? Observation.Known(Id, area, Period.Year(2021), known) : Observation.Unknown(Id, area, Period.Year(2021), MissingReason.Suppressed);
        return new IndicatorValue(indicator, Period.Year(2021), Sex.Persons, observation, "native", England, Icb: null, LocalAuthority: null);
    }
}
