using System.Text.Json;
using HealthNeeds.Fixtures;

namespace HealthNeeds.Dashboard.Tests.Api;

[Collection(ApiCollection.Name)]
public sealed class ScenarioTests(ApiServer server)
{
    [Fact]
    public async Task WithoutSettings_IsTheDeclaredRanking_AndSaysWhatItIsMadeOf()
    {
        var answer = await server.Get("/api/v1/scenario");
        answer.GetProperty("declared").GetBoolean().Should().BeTrue();
        answer.GetProperty("areas").GetInt32().Should().Be(860);
        var items = Items(answer);
        items.Select(i => Median(i, "rank")).Should().BeInAscendingOrder();
        items.Should().OnlyContain(i => i.GetProperty("change").GetInt32() == Median(i, "declaredRank") - Median(i, "rank"));
        items.Sum(i => i.GetProperty("first").GetDouble()).Should().BeApproximately(10, 1e-3, "ten areas are the first in every draw");
        var measures = answer.GetProperty("measures").EnumerateArray().ToList();
        measures.Should().HaveCount(FixtureFocusAreas.All.Count);
        measures.Sum(m => m.GetProperty("weight").GetDouble()).Should().BeApproximately(1, 1e-9);
        measures.Should().OnlyContain(m => Math.Abs(m.GetProperty("conditions").EnumerateArray().Sum(c => c.GetProperty("share").GetDouble()) - 1) < 1e-9);
        answer.GetProperty("figures").EnumerateArray().Select(f => f.GetProperty("id").GetString()).Should().Contain("cancer-care");
    }

    [Fact]
    public async Task EverySettingInTheAddress_ChangesTheAnswer_AndIsRepeatedInIt()
    {
        var declared = await server.Get("/api/v1/scenario?level=msoa21");
        foreach (var setting in new[] { "weights=cancer:3,mental-health:0", "conditions=cancer-illness:0.25", "without=cancer-care,mental-health-illness", "kind=burden" })
        {
            var changed = await server.Get($"/api/v1/scenario?level=msoa21&{setting}");
            Items(changed).Select(i => i.GetProperty("score").GetDouble()).Should().NotEqual(Items(declared).Select(i => i.GetProperty("score").GetDouble()), setting);
        }

        var answer = await server.Get("/api/v1/scenario?level=ltla24&weights=cancer:3&conditions=cancer-illness:0&without=mental-health-care&first=2");
        answer.GetProperty("declared").GetBoolean().Should().BeFalse();
        answer.GetProperty("weights").GetProperty("cancer").GetDouble().Should().Be(3);
        answer.GetProperty("conditions").GetProperty("cancer-illness").GetDouble().Should().Be(0);
        answer.GetProperty("without")[0].GetString().Should().Be("mental-health-care");
        Items(answer).Sum(i => i.GetProperty("first").GetDouble()).Should().BeApproximately(2, 1e-3);
        answer.GetProperty("measures").EnumerateArray().Single(m => m.GetProperty("focus").GetString() == "cancer").GetProperty("weight").GetDouble().Should().BeApproximately(3.0 / 7, 1e-9);
    }

    [Theory]
    [InlineData("kind=burden", true, "Ranked by ill health of all causes")]
    [InlineData("kind=burden&weights=cancer:1", true, "the same for every focus area change nothing")]
    [InlineData("kind=burden&weights=best-start:2,smoking-alcohol-obesity:2,cardio-respiratory:2,mental-health:2,cancer:2", true, "the same for every focus area change nothing")]
    [InlineData("kind=burden&weights=cancer:2", false, "Ranked by the burdens of the focus areas")]
    [InlineData("weights=cancer:2", false, null)]
    public async Task OverallBurden_SaysWhichOfTheTwoIsRanked(string query, bool declared, string? note)
    {
        var answer = await server.Get($"/api/v1/scenario?level=ltla24&{query}");
        answer.GetProperty("declared").GetBoolean().Should().Be(declared);
        answer.GetProperty("measures").EnumerateArray().Any(m => m.GetProperty("focus").GetString() == "all-causes").Should().Be(note is not null && declared);
        if (note is null) answer.GetProperty("note").ValueKind.Should().Be(JsonValueKind.Null);
        else answer.GetProperty("note").GetString().Should().Contain(note);
        (await server.Client.GetStringAsync($"/api/v1/scenario?level=ltla24&{query}&format=csv")).Split(note ?? "Ranked by").Should().HaveCount(note is null ? 1 : 5);
    }

    [Fact]
    public async Task WhatCannotRank_SaysWhy()
    {
        var answer = await server.Get("/api/v1/scenario?focus=cancer&kind=gap");
        answer.GetProperty("areas").GetInt32().Should().Be(0);
        answer.GetProperty("reason").GetString().Should().Contain("local authorities only");
        (await server.Get("/api/v1/scenario?focus=cancer&without=cancer-care,cancer-illness")).GetProperty("reason").GetString().Should().Contain("Nothing is left");
    }

    [Theory]
    [InlineData("focus=best-start&kind=gap")]
    [InlineData("focus=cancer&kind=gap&level=msoa21")]
    public async Task WhatTheReleaseDoesNotRank_SaysWhatRankingsSay(string query) =>
        (await server.Get($"/api/v1/scenario?{query}")).GetProperty("reason").GetString().Should().Be((await server.Get($"/api/v1/rankings?{query}")).GetProperty("reason").GetString());

    [Theory]
    [InlineData("weights=cancer", "weights", 400)]
    [InlineData("weights=cancer:-1", "weights", 400)]
    [InlineData("weights=cancer:101", "weights", 400)]
    [InlineData("weights=cancer:1e1", "weights", 400)]
    [InlineData("weights=cancer:NaN", "weights", 400)]
    [InlineData("weights=cancer:1,cancer:2", "weights", 400)]
    [InlineData("weights=gout:1", "weights", 404)]
    [InlineData("focus=cancer&weights=cancer:0", "weights", 400)]
    [InlineData("conditions=cancer-illness:2,gout:1", "conditions", 404)]
    [InlineData("without=gout", "without", 404)]
    [InlineData("without=cancer-care,,", "without", 400)]
    [InlineData("first=0", "first", 400)]
    [InlineData("level=ltla24&within=E08000016", "within", 400)]
    public async Task BadSettings_AreRefusedByName(string query, string parameter, int status)
    {
        var problem = await server.Refusal($"/api/v1/scenario?{query}", status);
        problem.GetProperty("parameter").GetString().Should().Be(parameter);
        problem.GetProperty("allowed").GetArrayLength().Should().BePositive();
    }

    [Fact]
    public async Task Csv_IsTheSameView_WithItsSettings()
    {
        var csv = await server.Client.GetStringAsync("/api/v1/scenario?weights=cancer:2&level=msoa21&within=E08000016&format=csv");
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Should().HaveCount(31);
        lines[0].Should().Contain("declaredRankUpper").And.Contain("change").And.Contain("rankMedian").And.Contain("firstAreas");
        lines[1..].Should().OnlyContain(l => l.Contains("cancer:2") && l.Contains("E08000016"));
    }

    private static List<JsonElement> Items(JsonElement answer) => [.. answer.GetProperty("items").EnumerateArray()];

    private static int Median(JsonElement item, string rank) => item.GetProperty(rank).GetProperty("median").GetInt32();
}
