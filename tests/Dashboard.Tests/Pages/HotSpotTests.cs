using System.Net;
using AngleSharp.Dom;
using HealthNeeds.Store.Releases;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Dashboard.Tests.Pages;

[Collection(ApiCollection.Name)]
public sealed class HotSpotTests(ApiServer server)
{
    /// <summary>Pairs of the region's LSOAs and MSOAs that share a corner in ONS' outlines before they were put on the grid (sy_lsoa21.geojson, sy_msoa21.geojson), counted apart from this code.</summary>
    [Theory]
    [InlineData("lsoa21", 860, 2519)]
    [InlineData("msoa21", 171, 475)]
    public async Task Neighbours_AreThoseOfTheOutlinesBeforeTheyWereSimplified(string level, int places, int pairs)
    {
        var answer = await server.Get($"/api/v1/hot-spots?level={level}&show=all");
        answer.GetProperty("looked").GetInt32().Should().Be(places);
        answer.GetProperty("items").EnumerateArray().Sum(i => i.GetProperty("neighbours").GetInt32()).Should().Be(2 * pairs);
        answer.GetProperty("islands").GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task Page_ShowsTheFindingOfTheApi_AndTheDownloadIsItsTable()
    {
        const string Address = "need=condition:diabetes-blood-pressure&show=all";
        var (page, answer) = (await server.Page($"/hot-spots?{Address}"), await server.Get($"/api/v1/hot-spots?{Address}"));
        page.QuerySelector("h1")!.Words().Should().Be(answer.GetProperty("finding").GetString());
        var codes = answer.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("code").GetString()).ToList();
        page.QuerySelectorAll(".hot-table tbody tr").Select(r => r.GetAttribute("data-code")).Should().Equal(codes).And.NotBeEmpty();
        var csv = (await server.Client.GetStringAsync(page.QuerySelector("a[href*='format=csv']")!.GetAttribute("href"))).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        csv[1..].Select(r => r.Split(',')[0]).Should().Equal(codes);
        page.QuerySelectorAll(".map__places a").Should().HaveCount(860);
        foreach (var (kind, fill) in new[] { ("high-high", "hs1"), ("low-low", "hs3"), ("low-high", "hs4"), ("none", "n0") })
            page.QuerySelectorAll($".map__places path.{fill}").Should().HaveCount(answer.GetProperty("clusters").GetProperty(kind).GetInt32(), kind);
        page.QuerySelector("main")!.Words().Should().Contain("is not available: draws are held of rankings only").And.Contain("not of England").And.Contain("alike by construction");
    }

    /// <summary>A finding is not told without how sure it is.</summary>
    [Theory]
    [InlineData("overall")]
    [InlineData("cancer")]
    [InlineData("indicator:census2021-bad-health")]
    public async Task Lead_SaysHowManyAreHotInHalfOfTheDraws_WhereThereAreHotSpotsAndDraws(string need)
    {
        var answer = await server.Get($"/api/v1/hot-spots?need={need}&level=lsoa21");
        var hot = answer.GetProperty("draws").ValueKind != System.Text.Json.JsonValueKind.Number ? [] : answer.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("hotInDraws").GetDouble()).Where(share => share >= 0.5).ToList();
        var told = hot.Count switch { 0 => "No place is a hot spot", 1 => "One place is a hot spot", var some => $"{some:N0} places are a hot spot" };
        var tells = answer.GetProperty("draws").ValueKind == System.Text.Json.JsonValueKind.Number && answer.GetProperty("items").EnumerateArray().Any(i => i.GetProperty("cluster").GetString() == "high-high");
        var lead = (await server.Page($"/hot-spots?need={need}")).QuerySelector(".lead")!.Words();
        lead.Contains($"{told} in half or more of the draws of need.", StringComparison.Ordinal).Should().Be(tells, lead);
    }

    [Fact]
    public async Task Ranking_HasTheShareOfDraws_WhereTheReleaseHoldsThem()
    {
        var (page, answer) = (await server.Page("/hot-spots?show=all"), await server.Get("/api/v1/hot-spots?show=all"));
        var held = answer.GetProperty("draws").ValueKind == System.Text.Json.JsonValueKind.Number;
        using (var lease = server.Services.GetRequiredService<ReleaseStore>().Lease())
            held.Should().Be(lease.Basis.Find() is not null);
        held.Should().Be(answer.GetProperty("drawsReason").ValueKind == System.Text.Json.JsonValueKind.Null);
        answer.GetProperty("items").EnumerateArray().Should().OnlyContain(i => i.GetProperty("hotInDraws").ValueKind == System.Text.Json.JsonValueKind.Null != held);
        if (held) answer.GetProperty("items").EnumerateArray().Should().OnlyContain(i => i.GetProperty("hotInDraws").GetDouble() >= 0 && i.GetProperty("hotInDraws").GetDouble() <= 1);
        page.QuerySelectorAll(".map__places path.hs1").Should().NotBeEmpty().And.HaveCount(answer.GetProperty("clusters").GetProperty("high-high").GetInt32());
        page.QuerySelectorAll(".hot-table thead th").Should().HaveCount(held ? 6 : 5);
    }

    [Fact]
    public async Task Form_RepeatsTheAddress()
    {
        var page = await server.Page("/hot-spots?need=condition:diabetes-blood-pressure&level=msoa21&show=all");
        foreach (var (field, value) in new[] { ("need", "condition:diabetes-blood-pressure"), ("level", "msoa21"), ("show", "all") })
            page.QuerySelectorAll($"#{field} option[selected]").Should().ContainSingle().Which.GetAttribute("value").Should().Be(value);
    }

    [Fact]
    public async Task WhatIsNotRanked_IsNotAvailable_AndTheReasonIsGiven()
    {
        var (page, answer) = (await server.Page("/hot-spots?need=best-start&kind=gap"), await server.Get("/api/v1/hot-spots?need=best-start&kind=gap"));
        answer.GetProperty("items").GetArrayLength().Should().Be(0);
        page.QuerySelector("main")!.Words().Should().Contain("Not available.").And.Contain(answer.GetProperty("reason").GetString());
        page.QuerySelectorAll(".hot-table, .map").Should().BeEmpty();
    }

    [Theory]
    [InlineData("need=indicator:none", HttpStatusCode.NotFound)]
    [InlineData("need=condition:none", HttpStatusCode.NotFound)]
    [InlineData("need=nonsense", HttpStatusCode.NotFound)]
    [InlineData("need=practice:copd", HttpStatusCode.BadRequest)]
    [InlineData("level=ltla24", HttpStatusCode.BadRequest)]
    [InlineData("show=some", HttpStatusCode.BadRequest)]
    public async Task BadAddress_IsRefused_ByPageAndApi(string query, HttpStatusCode expected)
    {
        (await server.Page($"/hot-spots?{query}", expected)).QuerySelectorAll("h1").Should().ContainSingle();
        await server.Refusal($"/api/v1/hot-spots?{query}", (int)expected);
    }

    [Fact]
    public async Task Tools_ListIt() => (await server.Page("/tools")).QuerySelector(".tool-list a[href='/hot-spots']").Should().NotBeNull();
}
