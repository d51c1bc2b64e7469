using HealthNeeds.Ingest.Publishers.OnsStatistics;

namespace HealthNeeds.Ingest.Tests.Publishers.OnsStatistics;

public sealed class FilledYearsTests
{
    [Theory]
    [InlineData("1 2 3 4", "")]
    [InlineData("1 2 3 3", "2018=2017")]
    [InlineData("1 2 2 2", "2017=2016 2018=2016")]
    [InlineData("1 1 2 3", "2015=2016")]
    [InlineData("1 1 2 2", "2015=2016 2018=2017")]
    [InlineData("1 1 1 1", "2015=2018 2016=2018 2017=2018")]
    public void RepeatedYears_AreFound_AndTheMeasuredOneKept(string values, string expected)
    {
        var series = values.Split(' ').Select((v, i) => (Year: 2015 + i, Area: "E1", Text: v)).ToLookup(x => x.Year, x => (x.Area, x.Text));

        string.Join(' ', FilledYears.Find(series).OrderBy(f => f.Key).Select(f => $"{f.Key}={f.Value}")).Should().Be(expected);
    }

    [Fact]
    public void YearThatDiffersInOneArea_IsMeasured()
    {
        (int Year, string Area, string Text)[] rows = [(2015, "E1", "1"), (2015, "E2", "1"), (2016, "E1", "1"), (2016, "E2", "1.1")];

        FilledYears.Find(rows.ToLookup(x => x.Year, x => (x.Area, x.Text))).Should().BeEmpty();
    }
}
