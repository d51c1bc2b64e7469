using System.Text.Json;
using HealthNeeds.Fixtures;

namespace HealthNeeds.Dashboard.Tests.Api;

[Collection(ApiCollection.Name)]
public sealed class RankingResourceTests(ApiServer server)
{
    public static TheoryData<string, string, int> Scopes => new()
    {
        { "lsoa21", "E54000061", 860 },
        { "msoa21", "E54000061", 171 },
        { "ltla24", "E54000061", 4 },
        { "lsoa21", "E08000016", 148 },
        { "msoa21", "E08000019", 70 },
        { "lsoa21", "E92000001", 860 },
    };

    public static TheoryData<string> Rankings => new(FixtureFocusAreas.Rankings);

    [Fact]
    public async Task Rankings_WithoutParameters_StateTheirDefaults()
    {
        var list = await server.Get("/api/v1/rankings");
        list.GetProperty("focus").GetString().Should().Be("overall");
        list.GetProperty("level").GetString().Should().Be("lsoa21");
        list.GetProperty("within").GetProperty("code").GetString().Should().Be("E54000061");
        list.GetProperty("release").GetProperty("id").GetString().Should().Be(server.Published!.Id);
        list.GetProperty("release").GetProperty("published").GetDateTimeOffset().Should().Be(server.Published.Published);
        list.GetProperty("licence").GetString().Should().Contain("Open Government Licence");
        list.GetProperty("attribution").GetArrayLength().Should().BePositive();
        list.GetProperty("caveats").GetArrayLength().Should().BePositive();
        list.GetProperty("reading").EnumerateObject().Select(p => p.Name).Should().BeEquivalentTo("score", "burden", "gap", "rank", "pWorstTenth", "tier", "worstTenthInIcb", "firstTenInIcb");
        list.GetProperty("kind").GetString().Should().Be("unmet");
        list.GetProperty("reason").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("focus=cancer", "authority's figure", true)]
    [InlineData("focus=cancer&kind=burden", "authority's figure", false)]
    [InlineData("focus=overall", "no evidence about any one neighbourhood", true)]
    [InlineData("focus=overall&kind=burden", "no evidence about any one neighbourhood", false)]
    public async Task Caveats_SayOfTheFigures_WhatThePageSaysOfThem_InJsonAndOnTheMap(string query, string words, bool said)
    {
        var list = await server.Get($"/api/v1/rankings?{query}");
        string.Join(' ', list.GetProperty("caveats").EnumerateArray().Select(c => c.GetString())).Contains(words, StringComparison.Ordinal).Should().Be(said);
        JsonSerializer.Deserialize<JsonElement>(await server.Client.GetStringAsync($"/api/v1/rankings?{query}&format=geojson")).GetProperty("caveat").GetString()!.Contains(words, StringComparison.Ordinal).Should().Be(said);
    }

    [Theory]
    [MemberData(nameof(Scopes))]
    public async Task Rankings_OfAScope_HoldEveryAreaOnce(string level, string within, int areas)
    {
        var list = await server.Get($"/api/v1/rankings?level={level}&within={within}");
        list.GetProperty("areas").GetInt32().Should().Be(areas);
        list.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("code").GetString()).Should().OnlyHaveUniqueItems().And.HaveCount(areas);
    }

    [Theory]
    [MemberData(nameof(Scopes))]
    public async Task Rankings_Items_GoFromTheGreatestNeedDown(string level, string within, int areas)
    {
        var items = (await server.Get($"/api/v1/rankings?level={level}&within={within}")).GetProperty("items").EnumerateArray().ToList();
        Rank(items[0], "median").Should().Be(1, "rank 1 is the greatest need");
        items.Should().BeEquivalentTo(
            items.OrderBy(i => Rank(i, "median")).ThenByDescending(Score).ThenBy(i => i.GetProperty("code").GetString(), StringComparer.Ordinal),
            options => options.WithStrictOrdering().ComparingByValue<JsonElement>());
        var top = items.Take(items.Count / 2).Average(Score);
        top.Should().BeGreaterThan(items.Skip(items.Count / 2).Average(Score), "higher score is more unmet need");
        items.Max(i => Rank(i, "upper")).Should().BeLessThanOrEqualTo(areas);
    }

    [Theory]
    [MemberData(nameof(Rankings))]
    public async Task Rankings_Items_HaveTheirShapeAndBounds(string focus)
    {
        var list = await server.Get($"/api/v1/rankings?focus={focus}&level=msoa21");
        list.GetProperty("focus").GetString().Should().Be(focus);
        foreach (var item in list.GetProperty("items").EnumerateArray())
        {
            item.EnumerateObject().Select(p => p.Name).Should().Contain(["code", "name", "score", "burden", "gap", "rank", "pWorstTenth", "tier", "worstTenthInIcb", "firstTenInIcb"]);
            Rank(item, "lower").Should().BeInRange(1, Rank(item, "median"));
            Rank(item, "upper").Should().BeGreaterThanOrEqualTo(Rank(item, "median"));
            item.GetProperty("pWorstTenth").GetDouble().Should().BeInRange(0, 1);
            item.GetProperty("tier").GetString().Should().Be(TierOf(item.GetProperty("pWorstTenth").GetDouble()));
        }
    }

    [Theory]
    [InlineData("unmet", "score")]
    [InlineData("burden", "burden")]
    [InlineData("gap", "gap")]
    public async Task Rankings_ByAKind_GoFromTheGreatestOfItDown(string kind, string field)
    {
        var list = await server.Get($"/api/v1/rankings?focus=cardio-respiratory&kind={kind}");
        list.GetProperty("kind").GetString().Should().Be(kind);
        list.GetProperty("order").GetString().Should().Contain($"then {field} descending");
        var items = list.GetProperty("items").EnumerateArray().ToList();
        items.Select(i => Rank(i, "median")).Should().Equal(Enumerable.Range(1, 860));
        items.Select(i => i.GetProperty(field).GetDouble()).Should().BeInDescendingOrder();
    }

    [Fact]
    public async Task Rankings_ByAnotherKind_KeepEveryFigure_AndTellThatKindsChance()
    {
        var unmet = ByCode(await server.Get("/api/v1/rankings?level=msoa21"));
        var burden = ByCode(await server.Get("/api/v1/rankings?level=msoa21&kind=burden"));
        burden.Should().Contain(b => b.Value.GetProperty("pWorstTenth").GetDouble() != unmet[b.Key].GetProperty("pWorstTenth").GetDouble());
        foreach (var (code, item) in burden)
        {
            foreach (var figure in new[] { "score", "burden", "gap", "worstTenthInIcb", "firstTenInIcb" })
                item.GetProperty(figure).GetRawText().Should().Be(unmet[code].GetProperty(figure).GetRawText(), figure);
            item.GetProperty("tier").GetString().Should().Be(Core.Rankings.Tiers.Of(item.GetProperty("pWorstTenth").GetDouble()).Id());
        }
    }

    [Theory]
    [InlineData("best-start", "ltla24", "No figure of care is held for best start, so areas are not ranked by gap.")]
    [InlineData("cancer", "msoa21", "Figures of care for cancer are held for local authorities only, so communities are not ranked by gap.")]
    public async Task Rankings_ByAGapThatIsNotKnown_AreNoneAndSayWhy(string focus, string level, string reason)
    {
        var list = await server.Get($"/api/v1/rankings?focus={focus}&level={level}&kind=gap");
        list.GetProperty("items").GetArrayLength().Should().Be(0);
        list.GetProperty("areas").GetInt32().Should().Be(0);
        list.GetProperty("reason").GetString().Should().Be(reason);
    }

    [Fact]
    public async Task Rankings_WithinALaterCode_ReadItAsTheEarlierOne()
    {
        var later = await server.Get("/api/v1/rankings?within=E08000038");
        var earlier = await server.Get("/api/v1/rankings?within=E08000016");
        later.GetProperty("within").GetProperty("code").GetString().Should().Be("E08000016");
        later.GetProperty("items").GetRawText().Should().Be(earlier.GetProperty("items").GetRawText());
    }

    [Fact]
    public async Task Rankings_OfASmallerScope_KeepScoresAndTheChanceOfEnglandsWorstTenth()
    {
        var region = ByCode(await server.Get("/api/v1/rankings?within=E54000061"));
        foreach (var (code, item) in ByCode(await server.Get("/api/v1/rankings?within=E08000017")))
        {
            item.GetProperty("score").GetDouble().Should().Be(region[code].GetProperty("score").GetDouble());
            item.GetProperty("pWorstTenth").GetDouble().Should().Be(region[code].GetProperty("pWorstTenth").GetDouble());
        }
    }

    private static Dictionary<string, JsonElement> ByCode(JsonElement list) =>
        list.GetProperty("items").EnumerateArray().ToDictionary(i => i.GetProperty("code").GetString()!, StringComparer.Ordinal);

    private static int Rank(JsonElement item, string which) => item.GetProperty("rank").GetProperty(which).GetInt32();

    private static double Score(JsonElement item) => item.GetProperty("score").GetDouble();

    private static string TierOf(double chance) => chance switch { >= 0.8 => "very-likely", >= 0.5 => "likely", >= 0.2 => "possibly", _ => "unlikely" };
}
