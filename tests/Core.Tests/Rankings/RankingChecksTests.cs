using System.Text;

namespace HealthNeeds.Core.Tests.Rankings;

/// <summary>data/checks.json and data/geography.json: what rankings and releases are held to stands in data, and is refused where it cannot be right.</summary>
public sealed class RankingChecksTests
{
    private const string Checks = """
        {"outside":[{"id":"falls","title":"Falls","indicator":"hi-falls","ranking":"frailty","level":"msoa21","higherIsWorse":true}],
         "composites":[{"id":"both","title":"Both","parts":[{"outcome":"ypll","weight":1},{"outcome":"cidr","weight":2}]}],
         "notYoung":["frailty"],"notStudents":[]}
        """;

    private const string Counted = """{"areas":{"lsoa21":3,"msoa21":2,"ltla24":1},"earlier":{"lsoa11":3,"msoa11":2},"formerIcbs":{},"lsoaChanges":{"U":3}}""";

    private static readonly FocusArea[] FocusAreas = [new("frailty", "Frailty", "Frailty", "Where?", 1)];

    /// <summary>A focus area that the product has never heard of is checked by data alone.</summary>
    [Fact]
    public void Checks_AreOfWhateverFocusAreasThereAre()
    {
        var checks = Read(Checks);
        checks.Outside.Should().Equal(new OutsideCheck("falls", "Falls", "hi-falls", "frailty", AreaLevel.Msoa21, HigherIsWorse: true));
        (checks.NotYoung.Single(), checks.Composites.Single().Parts[1], checks.Indicators.Single()).Should().Be(("frailty", new OutcomeShare("cidr", 2), "hi-falls"));
    }

    [Theory]
    [InlineData("\"ranking\":\"frailty\"", "\"ranking\":\"falls\"", "'falls': expected a focus area or the overall ranking (one of frailty, overall); found 'falls'")]
    [InlineData("msoa21", "england", "'falls': expected a level that is ranked; found england")]
    [InlineData("\"id\":\"both\"", "\"id\":\"falls\"", "each check id once")]
    [InlineData("\"weight\":2", "\"weight\":0", "'both': expected two outcomes or more, each with a weight above 0")]
    [InlineData("\"notStudents\":[]", "\"notStudents\":[\"overall\"]", "'overall': expected a focus area (one of frailty)")]
    [InlineData("\"notStudents\":[]", "\"students\":[]", "students")]
    public void Checks_ThatBreakARule_AreRefused(string from, string to, string message) =>
        FluentActions.Invoking(() => Read(Checks.Replace(from, to))).Should().Throw<CatalogueException>().WithMessage($"checks.json*{message}*");

    [Fact]
    public void CountedAreas_AreReadByLevel() =>
        CountedAreas.Read(Text(Counted)).Ranked.Should().Equal(KeyValuePair.Create(AreaLevel.Lsoa21, 3), KeyValuePair.Create(AreaLevel.Msoa21, 2), KeyValuePair.Create(AreaLevel.Ltla24, 1));

    [Theory]
    [InlineData("\"ltla24\":1", "\"icb\":1", "expected a number of ltla24; found none")]
    [InlineData("\"lsoa11\":3,", "", "expected a number of lsoa11; found none")]
    [InlineData("\"msoa21\":2", "\"msoa21\":0", "'msoa21': expected a number of areas above 0; found 0")]
    public void CountedAreas_ThatBreakARule_AreRefused(string from, string to, string message) =>
        FluentActions.Invoking(() => CountedAreas.Read(Text(Counted.Replace(from, to)))).Should().Throw<CatalogueException>().WithMessage($"geography.json*{message}*");

    private static RankingChecks Read(string json) => RankingChecks.Read(Text(json), FocusAreas);

    private static MemoryStream Text(string json) => new(Encoding.UTF8.GetBytes(json));
}
