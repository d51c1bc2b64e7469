using HealthNeeds.Dashboard.Api.Inequality;

namespace HealthNeeds.Dashboard.Tests.Api;

/// <summary>A tenth is reckoned from the counts of its areas only where their value is one over the other.</summary>
public sealed class InequalityCountsTests
{
    private static readonly Indicator Rate = new(
        new IndicatorId("own-stays"), "Hospital stays", "Stays a year", "per 100,000", 1, Polarity.HigherIsWorse, "own-stays", "yearly", AreaLevel.Msoa21, Modelled: false, Caveat: null, "Health", Minimum: 0, Maximum: null, []);

    /// <summary>Of 20 events, Byar's; of 5 people in 100, Wilson's: 2.15% to 11.18%.</summary>
    [Fact]
    public void Counts_HaveTheLimitsOfTheirKind()
    {
        var (events, people) = (InequalityFigures.Limits(Rate, 20, 8000), InequalityFigures.Limits(Rate with { Unit = "%" }, 5, 100));
        events.Lower.Should().BeApproximately(12.2, 0.05);
        events.Upper.Should().BeApproximately(30.9, 0.05);
        people.Lower.Should().BeApproximately(2.15, 0.01);
        people.Upper.Should().BeApproximately(11.18, 0.01);
    }

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
