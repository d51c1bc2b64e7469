using HealthNeeds.Dashboard.Api.Inequality;

namespace HealthNeeds.Dashboard.Tests.Api;

/// <summary>How many more than at England's rate: a year's part of what years bring, and never people where one person may count twice.</summary>
public sealed class CountAboveEnglandTests
{
    [Theory]
    [InlineData("%", "2021", 205, "people")]
    [InlineData("%", "2019–23", 41, "people a year")]
    [InlineData("per 1,000", "2020/21–2022/23", 68.333333, "cases a year")]
    [InlineData("per 100,000", "2023", 205, "cases a year")]
    [InlineData("per 100,000", "2023 Q1", 205, "cases")]
    public void Count_IsOfAYear_WherePeriodsAreOfSeveral(string unit, string period, double expected, string counted)
    {
        var above = CountAboveEngland.Of(205, unit, Period.Parse(period));
        above.Count.Should().BeApproximately(expected, 1e-6);
        above.Counted.Should().Be(counted);
    }
}
