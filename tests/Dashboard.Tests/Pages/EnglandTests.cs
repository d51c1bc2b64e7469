using System.Net;
using AngleSharp.Dom;

namespace HealthNeeds.Dashboard.Tests.Pages;

/// <summary>All of England on the first page. In the fixture England is South Yorkshire's four authorities, which are one ICB.</summary>
[Collection(ApiCollection.Name)]
public sealed class EnglandTests(ApiServer server)
{
    [Theory]
    [InlineData("/?level=ltla24&within=E92000001", 4)]
    [InlineData("/?within=E92000001", 4)]
    [InlineData("/?level=icb&within=E92000001", 1)]
    [InlineData("/?level=icb", 1)]
    [InlineData("/?level=icb&kind=burden&focus=cancer", 1)]
    public async Task England_IsAMapAndAListOfTheSamePlaces(string address, int places)
    {
        var page = await server.Page(address);
        page.QuerySelector(".lead")!.Words().Should().Contain("of England");
        page.QuerySelectorAll(".rank-table tr[data-code]").Should().HaveCount(places);
        page.QuerySelectorAll(".map__places a").Select(a => a.GetAttribute("data-code")).Should().BeEquivalentTo(page.QuerySelectorAll(".rank-table tr[data-code]").Select(r => r.GetAttribute("data-code")));
        page.QuerySelectorAll(".choice a[aria-current]").Select(a => a.Words()).Should().Contain(address.Contains("icb") ? "By ICB" : "By local authority").And.NotContain("LSOA");
    }

    [Fact]
    public async Task Icb_LeadsToItsOwnPlaces_WithFocusAndKind()
    {
        var page = await server.Page("/?level=icb&focus=cancer&kind=burden");
        page.QuerySelector(".rank-table__place")!.GetAttribute("href").Should().Be("/?focus=cancer&kind=burden&region=E54000061");
        page.QuerySelector(".rank-table__place")!.Words().Should().Be("South Yorkshire");
    }

    [Theory]
    [InlineData("/areas/E54000061?focus=cancer", "/?focus=cancer")]
    [InlineData("/areas/E54000061", "/")]
    [InlineData("/areas/E92000001?focus=cancer", "/?focus=cancer&level=icb&within=E92000001")]
    public async Task AddressOfAnIcbOrOfEngland_LeadsToItsRanking_ForTheSameFocusArea(string address, string ranking) =>
        (await server.Page(address)).QuerySelector("nav[aria-label='Focus area'] a[aria-current]")!.GetAttribute("href").Should().Be(ranking);

    [Theory]
    [InlineData("/?level=icb", 0)]
    [InlineData("/?level=ltla24&within=E92000001", 1)]
    public async Task PlacesOfAList_AreOffered_WhereAListTakesThem(string address, int links) =>
        (await server.Page(address)).QuerySelectorAll("#ranking a[href^='/places?']").Should().HaveCount(links, "a list of places takes no ICBs");

    [Fact]
    public async Task Icb_IsTheMeanOverItsResidents_AndSaysHowItsNeighbourhoodsStand()
    {
        var lsoas = (await server.Get("/api/v1/rankings?level=lsoa21")).GetProperty("items").EnumerateArray().ToList();
        var people = lsoas.Sum(i => i.GetProperty("population").GetInt32());
        var mean = lsoas.Sum(i => i.GetProperty("population").GetInt32() * i.GetProperty("score").GetDouble()) / people;
        var icb = (await server.Get("/api/v1/rankings?level=icb")).GetProperty("items").EnumerateArray().Single();
        icb.GetProperty("score").GetDouble().Should().BeApproximately(mean, 1e-5);
        var worst = lsoas.Count(i => i.GetProperty("tier").GetString() == "very-likely");
        (await server.Page("/?level=icb")).QuerySelector(".rank-table__why")!.Words().Should().Contain($"of its {lsoas.Count} neighbourhoods").And.StartWith(worst == 0 ? "None" : $"{worst} of its");
    }

    [Theory]
    [InlineData("/?level=lsoa21&within=E92000001", "is not one that all of England is shown by")]
    [InlineData("/?level=msoa21&within=E92000001", "is not one that all of England is shown by")]
    [InlineData("/?level=icb&within=E08000016", "holds no ICBs")]
    public async Task WhatEnglandIsNotShownBy_IsRefused(string address, string words) =>
        (await server.Page(address, HttpStatusCode.BadRequest)).QuerySelector("main")!.Words().Should().Contain(words);

    [Fact]
    public async Task Api_RanksIcbsWithinEnglandOnly()
    {
        var list = await server.Get("/api/v1/rankings?level=icb");
        (list.GetProperty("level").GetString(), list.GetProperty("within").GetProperty("code").GetString()).Should().Be(("icb", "E92000001"));
        (await server.Refusal("/api/v1/rankings?level=icb&within=E54000061", 400)).GetProperty("type").GetString().Should().EndWith("/wrong-level");
        (await server.Client.GetStringAsync("/api/v1/rankings?level=icb&format=csv")).Split('\n')[1].Should().StartWith("E54000061,");
        (await server.Client.GetStringAsync("/api/v1/rankings?level=icb&format=geojson")).Should().Contain("\"geometryFrom\":\"outline\"");
    }

    [Fact]
    public async Task Briefing_OfEngland_IsOfEngland()
    {
        var words = (await server.Page("/briefing/ranking?level=ltla24&within=E92000001")).QuerySelector("body")!.Words();
        words.Should().Contain("England · data version").And.NotContain("Who could help").And.Contain("typical place of England");
    }
}
