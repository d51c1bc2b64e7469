using System.Text.Json;
using HealthNeeds.Fixtures;

namespace HealthNeeds.Dashboard.Tests.Api;

[Collection(ApiCollection.Name)]
public sealed class AreaResourceTests(ApiServer server)
{
    [Theory]
    [InlineData("", 860)]
    [InlineData("?level=msoa21", 171)]
    [InlineData("?level=ltla24&within=E92000001", 4)]
    [InlineData("?within=E08000018", 170)]
    [InlineData("?within=E08000039&level=msoa21", 70)]
    [InlineData("?within=E02001509", 4)]
    public async Task Areas_OfAScope_AreAllThere(string query, int areas)
    {
        var list = await server.Get("/api/v1/areas" + query);
        list.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("code").GetString()).Should().OnlyHaveUniqueItems().And.HaveCount(areas);
        list.GetProperty("release").GetProperty("id").GetString().Should().Be(server.Published!.Id);
    }

    [Fact]
    public async Task Areas_WithALimit_AreNoMore() =>
        (await server.Get("/api/v1/areas?limit=3")).GetProperty("items").GetArrayLength().Should().Be(3);

    [Theory]
    [InlineData("E08000016", "Barnsley")]
    [InlineData("doncaster", "Doncaster")]
    public async Task Search_ByCodeOrName_FindsTheArea(string text, string name) =>
        (await server.Get($"/api/v1/areas?search={text}&limit=1")).GetProperty("items")[0].GetProperty("name").GetString().Should().StartWith(name);

    [Fact]
    public async Task Search_WithALevel_FindsThatLevelOnly() =>
        (await server.Get("/api/v1/areas?search=Rotherham&level=msoa21")).GetProperty("items").EnumerateArray()
            .Should().NotBeEmpty().And.OnlyContain(i => i.GetProperty("level").GetString() == "msoa21");

    [Fact]
    public async Task Profile_OfAnLsoa_SaysWhereItLiesAndWhy()
    {
        var profile = await server.Get("/api/v1/areas/E01007317");
        profile.GetProperty("area").GetProperty("name").GetString().Should().Be("Barnsley 018A");
        profile.GetProperty("path").EnumerateArray().Select(a => a.GetProperty("level").GetString()).Should().Equal("england", "icb", "ltla24", "msoa21");
        profile.GetProperty("rankings").EnumerateArray().Select(r => r.GetProperty("focus").GetString()).Should().Equal(FixtureFocusAreas.Rankings);
        foreach (var ranking in profile.GetProperty("rankings").EnumerateArray())
            CheckRanking(ranking);
    }

    [Fact]
    public async Task Profile_AndRanking_AgreeOnTheRank()
    {
        var listed = (await server.Get("/api/v1/rankings?focus=cancer")).GetProperty("items")[0];
        var profile = await server.Get($"/api/v1/areas/{listed.GetProperty("code").GetString()}");
        var rank = profile.GetProperty("rankings").EnumerateArray().Single(r => r.GetProperty("focus").GetString() == "cancer")
            .GetProperty("ranks").EnumerateArray().Single(r => r.GetProperty("within").GetString() == "E54000061");
        foreach (var which in new[] { "median", "lower", "upper" })
            rank.GetProperty(which).GetInt32().Should().Be(listed.GetProperty("rank").GetProperty(which).GetInt32());
        rank.GetProperty("of").GetInt32().Should().Be(860);
    }

    [Theory]
    [InlineData("burden")]
    [InlineData("gap")]
    public async Task Profile_AndRankingByAKind_AgreeOnTheRank(string kind)
    {
        var listed = (await server.Get($"/api/v1/rankings?focus=mental-health&kind={kind}")).GetProperty("items")[3];
        var ranking = (await server.Get($"/api/v1/areas/{listed.GetProperty("code").GetString()}")).GetProperty("rankings").EnumerateArray().Single(r => r.GetProperty("focus").GetString() == "mental-health");
        var rank = Kind(ranking, kind).GetProperty("ranks").EnumerateArray().Single(r => r.GetProperty("within").GetString() == "E54000061");
        foreach (var which in new[] { "median", "lower", "upper" })
            rank.GetProperty(which).GetInt32().Should().Be(listed.GetProperty("rank").GetProperty(which).GetInt32());
        Math.Round(ranking.GetProperty("worstTenthInIcb").GetDouble(), 6).Should().Be(listed.GetProperty("worstTenthInIcb").GetDouble());
        Math.Round(ranking.GetProperty("firstTenInIcb").GetDouble(), 6).Should().Be(listed.GetProperty("firstTenInIcb").GetDouble());
    }

    [Fact]
    public async Task Profile_ForAFocusAreaWithoutCare_SaysWhyItHasNoRankByGap()
    {
        var rankings = (await server.Get("/api/v1/areas/E01007317")).GetProperty("rankings").EnumerateArray().ToDictionary(r => r.GetProperty("focus").GetString()!, StringComparer.Ordinal);
        Kind(rankings["best-start"], "gap").GetProperty("ranks").GetArrayLength().Should().Be(0);
        Kind(rankings["best-start"], "gap").GetProperty("reason").GetString().Should().StartWith("No figure of care is held for best start");
        Kind(rankings["overall"], "gap").GetProperty("reason").ValueKind.Should().Be(JsonValueKind.Null);
        Kind(rankings["overall"], "gap").GetProperty("ranks").GetArrayLength().Should().Be(4);
    }

    /// <summary>A list of one place is held against the same draws of England.</summary>
    [Theory]
    [InlineData("E01007317")]
    [InlineData("E02001509")]
    [InlineData("E08000016")]
    public async Task Profile_AndTheListOfThePlaceAlone_AgreeOnTheIntervalOfItsNeed(string code)
    {
        var ranking = (await server.Get($"/api/v1/areas/{code}")).GetProperty("rankings").EnumerateArray().Single(r => r.GetProperty("focus").GetString() == "overall");
        var alone = (await server.Get($"/api/v1/places?areas={code}")).GetProperty("draws").GetProperty("need");
        foreach (var which in new[] { "lower", "median", "upper" })
            ranking.GetProperty("scoreInterval").GetProperty(which).GetDouble().Should().BeApproximately(alone.GetProperty(which).GetDouble(), 1e-5);
        foreach (var interval in new[] { ranking.GetProperty("scoreInterval"), ranking.GetProperty("burdenInterval"), ranking.GetProperty("gapInterval") })
            interval.GetProperty("lower").GetDouble().Should().BeLessThan(interval.GetProperty("median").GetDouble()).And.BeLessThan(interval.GetProperty("upper").GetDouble());
    }

    [Fact]
    public async Task Profile_ForWhatAnAreaIsNotRankedBy_HasNoInterval()
    {
        var rankings = (await server.Get("/api/v1/areas/E01007317")).GetProperty("rankings").EnumerateArray().ToList();
        rankings.Should().OnlyContain(r => r.GetProperty("scoreInterval").ValueKind == JsonValueKind.Object);
        foreach (var ranking in rankings)
            (ranking.GetProperty("gapInterval").ValueKind == JsonValueKind.Null).Should().Be(Kind(ranking, "gap").GetProperty("ranks").GetArrayLength() == 0, ranking.GetProperty("focus").GetString()!);
    }

    [Fact]
    public async Task Profile_OfAnAuthority_ListsWhatIsInside()
    {
        var profile = await server.Get("/api/v1/areas/E08000038");
        profile.GetProperty("area").GetProperty("code").GetString().Should().Be("E08000016");
        profile.GetProperty("inside").GetArrayLength().Should().Be(30);
    }

    [Fact]
    public async Task Profile_OfTheRegion_HasNoRankings() =>
        (await server.Get("/api/v1/areas/E54000061")).GetProperty("rankings").GetArrayLength().Should().Be(0);

    private static JsonElement Kind(JsonElement ranking, string kind) => ranking.GetProperty("kinds").EnumerateArray().Single(k => k.GetProperty("kind").GetString() == kind);

    private static void CheckRanking(JsonElement ranking)
    {
        var contributions = ranking.GetProperty("contributions").EnumerateArray().ToList();
        contributions.Sum(c => c.GetProperty("value").GetDouble()).Should().BeApproximately(ranking.GetProperty("score").GetDouble(), 1e-5, "the contributions sum to the score");
        contributions.Should().OnlyContain(c => c.GetProperty("side").GetString() == "burden" || c.GetProperty("side").GetString() == "gap");
        ranking.GetProperty("ranks").EnumerateArray().Select(r => r.GetProperty("within").GetString()).Should().Contain(["E92000001", "E54000061", "E08000016"]);
    }
}
