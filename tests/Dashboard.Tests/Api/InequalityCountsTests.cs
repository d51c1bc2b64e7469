using HealthNeeds.Dashboard.Api.Inequality;

namespace HealthNeeds.Dashboard.Tests.Api;

/// <summary>A tenth is reckoned from the counts of its areas only where their value is one over the other.</summary>
public sealed class InequalityCountsTests
{
    private static readonly Indicator Rate = new(
        new IndicatorId("own-stays"), "Hospital stays", "Stays a year", "per 100,000", 1, Polarity.HigherIsWorse, "own-stays", "yearly", AreaLevel.Msoa21, Modelled: false, Caveat: null, "Health", Minimum: 0, Maximum: null, []);

    /// <summary>20 of 8,000 are 250 per 100,000; any other value is standardised.</summary>
    [Theory]
    [InlineData(250, true)]
    [InlineData(310.4, false)]
    public void StandardisedRate_IsNotReckonedAgainFromItsCounts(double value, bool isCounted)
    {
        var figure = Observation.Known(Rate.Id, new AreaCode("E02001509"), Period.Parse("2024"), new FigureEstimate(value, value - 39.2, value + 39.2), count: 20, denominator: 8000);
        var area = InequalityFigures.Deprived(Rate, figure, deprivation: 30, people: 7900);
        (area.Count is not null, area.Denominator is not null).Should().Be((isCounted, isCounted));
        (area.Value, area.Population).Should().Be((value, 7900.0));
        area.Error.Should().BeApproximately(20, 0.01);
    }
}
