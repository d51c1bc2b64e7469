using HealthNeeds.Analytics.Limits;
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
        var above = CountAboveEngland.Of(205, new Interval(102.5, 410), unit, Period.Parse(period));
        above.Count.Should().BeApproximately(expected, 1e-6);
        above.Limits.Lower.Should().BeApproximately(expected / 2, 1e-6);
        above.Limits.Upper.Should().BeApproximately(expected * 2, 1e-6);
        above.Counted.Should().Be(counted);
    }

    /// <summary>A difference that chance alone could make is not told as one.</summary>
    [Theory]
    [InlineData(1350, 1200, 1500, "more than there would be at England’s rate, not adjusted for age (95% limits 1,200 to 1,500)")]
    [InlineData(-30, -41.2, -18.8, "fewer than there would be at England’s rate, not adjusted for age (95% limits 19 to 41)")]
    [InlineData(12, -9, 36, "more than there would be at England’s rate, not adjusted for age (95% limits 9 fewer to 36 more: no more than chance could make)")]
    public void Words_SayWhatChanceCouldMake(double count, double lower, double upper, string words) =>
        CountAboveEngland.Of(count, new Interval(lower, upper), "%", Period.Parse("2021")).Words.Should().Be(words);
}
