using System.Text.Json;
using HealthNeeds.Fixtures;

namespace HealthNeeds.Dashboard.Tests.Api;

/// <summary>Indicators, assets, matches, models, releases, sources and runs: their shape and what must hold in it.</summary>
[Collection(ApiCollection.Name)]
public sealed class ResourceTests(ApiServer server)
{
    [Theory]
    [InlineData("/api/v1/areas")]
    [InlineData("/api/v1/rankings")]
    [InlineData("/api/v1/conditions?condition=diabetes-blood-pressure")]
    [InlineData("/api/v1/scenario?weights=cancer:2")]
    [InlineData("/api/v1/indicators")]
    [InlineData("/api/v1/indicators/iod2025-ypll/values")]
    [InlineData("/api/v1/areas/E01007317/indicators")]
    [InlineData("/api/v1/assets")]
    [InlineData("/api/v1/matches?area=E01007317")]
    [InlineData("/api/v1/models")]
    [InlineData("/api/v1/sources")]
    public async Task List_OfARelease_NamesTheReleaseAndHasItems(string address)
    {
        var list = await server.Get(address);
        list.GetProperty("release").GetProperty("id").GetString().Should().Be(server.Published!.Id);
        list.GetProperty("items").GetArrayLength().Should().BePositive();
    }

    [Fact]
    public async Task CurrentRelease_Says_WhatItIsMadeOf()
    {
        var release = await server.Get("/api/v1/releases/current");
        release.GetProperty("sha256").GetString().Should().Be(server.Published!.Sha256);
        release.GetProperty("areas").GetProperty("lsoa21").GetInt32().Should().Be(860);
        release.GetProperty("region").GetProperty("within").GetString().Should().Be("E54000061");
        release.GetProperty("focusAreas").GetArrayLength().Should().Be(FixtureFocusAreas.All.Count);
    }

    [Fact]
    public async Task Releases_List_MarksTheCurrentOne() =>
        (await server.Get("/api/v1/releases")).GetProperty("items").EnumerateArray()
            .Single(r => r.GetProperty("current").GetBoolean()).GetProperty("id").GetString().Should().Be(server.Published!.Id);

    [Fact]
    public async Task Indicator_Values_HoldEveryAreaWithAValueOrAReason()
    {
        var list = await server.Get("/api/v1/indicators/iod2025-ypll/values?within=E08000016");
        list.GetProperty("indicator").GetProperty("unit").GetString().Should().Be("per 1,000");
        list.GetProperty("period").GetString().Should().Be("2018–22");
        list.GetProperty("items").EnumerateArray().Should().HaveCount(148)
            .And.OnlyContain(i => i.GetProperty("value").ValueKind == JsonValueKind.Null != (i.GetProperty("missing").ValueKind == JsonValueKind.Null));
    }

    [Fact]
    public async Task Indicator_WithoutFiguresAtTheLevel_SaysSoAndIsNotZero() =>
        (await server.Get("/api/v1/indicators/ons-la-le-birth/values?level=lsoa21&within=E08000016&sex=male")).GetProperty("items").EnumerateArray()
            .Should().HaveCount(148).And.OnlyContain(i => i.GetProperty("missing").GetString() == "not-in-source");

    [Fact]
    public async Task AreaIndicators_CarryUnitPolarityAndTheMediansAround()
    {
        var item = (await server.Get("/api/v1/areas/E01007317/indicators")).GetProperty("items").EnumerateArray().Single(i => i.GetProperty("indicator").GetString() == "iod2025-ypll");
        item.GetProperty("polarity").GetString().Should().Be("higher-is-worse");
        item.GetProperty("unit").GetString().Should().NotBeNullOrEmpty();
        item.GetProperty("englandMedian").ValueKind.Should().Be(JsonValueKind.Number);
        item.GetProperty("icbMedian").ValueKind.Should().Be(JsonValueKind.Number);
        item.GetProperty("verdict").GetString().Should().BeOneOf("worse", "similar", "better");
        item.GetProperty("percentile").GetDouble().Should().BeInRange(0, 1);
    }

    [Fact]
    public async Task Assets_ForAFocusArea_AllServeIt() =>
        (await server.Get("/api/v1/assets?focus=cancer")).GetProperty("items").EnumerateArray()
            .Should().NotBeEmpty().And.OnlyContain(a => a.GetProperty("focusAreas").EnumerateArray().Any(f => f.GetString() == "cancer"));

    [Fact]
    public async Task Matches_ForAnArea_AreAnsweredBackByTheAsset()
    {
        var match = (await server.Get("/api/v1/matches?area=E01007317")).GetProperty("items")[0];
        match.GetProperty("reasons").GetArrayLength().Should().BePositive();
        var asset = match.GetProperty("asset").GetString();
        var back = await server.Get($"/api/v1/matches?asset={asset}&limit=1000");
        back.GetProperty("items").EnumerateArray().Should().OnlyContain(m => m.GetProperty("asset").GetString() == asset);
        back.GetProperty("items").EnumerateArray().Select(m => m.GetProperty("area").GetString()).Should().Contain("E01007317");
        back.GetProperty("items").EnumerateArray().Select(m => m.GetProperty("score").GetDouble()).Should().BeInDescendingOrder();
    }

    [Fact]
    public async Task Models_StandBesideTheirBaselinesAndGates()
    {
        foreach (var model in (await server.Get("/api/v1/models")).GetProperty("items").EnumerateArray())
        {
            model.GetProperty("metrics").EnumerateArray().Select(m => m.GetProperty("candidate").GetString()).Distinct().Should().HaveCountGreaterThan(1);
            model.GetProperty("card").GetProperty("shipped").GetString().Should().NotBeNullOrEmpty();
            model.GetProperty("gates").ValueKind.Should().Be(JsonValueKind.Array);
        }
    }

    [Fact]
    public async Task Models_SayWhatTheRanksDependOn_InEnglandAndTheRegion()
    {
        var found = (await server.Get("/api/v1/models")).GetProperty("sensitivities").EnumerateArray().ToArray();
        found.Select(s => s.GetProperty("extent").GetString()).Distinct().Should().BeEquivalentTo("E92000001", "E54000061");
        found.Should().OnlyContain(s => s.GetProperty("firstLower").GetDouble() < s.GetProperty("first").GetDouble() && s.GetProperty("first").GetDouble() < s.GetProperty("firstUpper").GetDouble());
        found.Should().OnlyContain(s => s.GetProperty("totalLower").GetDouble() < s.GetProperty("total").GetDouble() && s.GetProperty("total").GetDouble() < s.GetProperty("totalUpper").GetDouble());
        found.Should().Contain(s => s.GetProperty("focus").GetString() == "overall" && s.GetProperty("factor").GetString() == "harm");
    }

    [Fact]
    public async Task Runs_List_HoldsTheHeldOneAndItsRejections()
    {
        var held = (await server.Get("/api/v1/runs")).GetProperty("items").EnumerateArray().Single(r => r.GetProperty("outcome").GetString() == "held");
        var id = held.GetProperty("id").GetString();
        (await server.Get($"/api/v1/runs/{id}")).GetProperty("rowsRejected").GetInt64().Should().Be(2);
        var rejections = await server.Get($"/api/v1/runs/{id}/rejections");
        rejections.GetProperty("items").GetArrayLength().Should().Be(2);
        rejections.GetProperty("items")[0].GetProperty("found").GetString().Should().Be("131.2");
    }
}
