using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using HealthNeeds.Fixtures;

namespace HealthNeeds.Dashboard.Tests.Pages;

/// <summary>Wards and primary care networks as places of one's own, and in search.</summary>
[Collection(ApiCollection.Name)]
public sealed class PlaceGroupTests(ApiServer server)
{
    private static readonly string[] Inside = [.. FixtureGroups.Wards.Where(w => w.Ward.Value == FixtureGroups.Ward).Select(w => w.Lsoa.Value)];

    [Fact]
    public async Task Ward_IsItsLsoas_OnPage_InJson_AndInTheFile()
    {
        var (page, answer) = (await server.Page($"/places?ward={FixtureGroups.Ward}"), await server.Get($"/api/v1/places?ward={FixtureGroups.Ward}"));
        Codes(answer).Should().BeEquivalentTo(Inside);
        page.QuerySelectorAll(".place-table tbody tr").Select(r => r.GetAttribute("data-code")).Should().Equal(Codes(answer));
        page.QuerySelector("#catchment")!.Words().Should().Be(answer.GetProperty("catchment").GetString()).And.Contain("Dearne South ward").And.Contain("best fit to wards of 2024").And.Contain($"{Inside.Length} LSOAs");
        var csv = await server.Client.GetStringAsync(page.QuerySelector("a[href^='/api/v1/places?'][href$='format=csv']")!.GetAttribute("href"));
        StrictCsv.Table(csv.TrimStart('\uFEFF')).Select(r => r["code"]).Should().Equal(Codes(answer));
        page.QuerySelectorAll("a").Single(a => a.Words() == "Link to this view").GetAttribute("href").Should().StartWith($"/places?ward={FixtureGroups.Ward}&release=");
    }

    [Fact]
    public async Task Sums_OfAWard_AreThoseOfItsLsoas_AndHideWhatTheyHide()
    {
        string Figures(string query) => $"/api/v1/places/figures?{query}";
        var (ward, list) = (await server.Get(Figures($"ward={FixtureGroups.Ward}")), await server.Get(Figures($"areas={string.Join(',', Inside)}")));
        ward.GetProperty("items").GetRawText().Should().Be(list.GetProperty("items").GetRawText(), "a sum that a list does not show is not shown by a ward's name either");
    }

    [Fact]
    public async Task Network_IsWhereThePatientsOfItsPracticesLive_AndSaysThatThisIsModelled()
    {
        var two = await server.Get($"/api/v1/places?pcn={FixtureGroups.Network}");
        // Shares of the only practice with registrations: 50%, 30% and 1.5% of 8,000.
        Codes(two).Should().BeEquivalentTo(FixturePractices.All.Take(2).Select(s => s.Lsoa.Value));
        two.GetProperty("catchment").GetString().Should().Contain("at least 80% of its 8,000 patients").And.Contain("modelled").And.Contain("1 of them without registrations").And.Contain("27 October 2023");
        Codes(await server.Get($"/api/v1/places?pcn={FixtureGroups.Network}&share=1")).Should().HaveCount(3);
        (await server.Page($"/places?pcn={FixtureGroups.WithoutPatients}")).QuerySelector(".lead")!.Words().Should().Contain("nothing of the one practice of Nowhere PCN");
    }

    [Fact]
    public async Task List_MayHaveWardsNetworksAndPracticesInIt()
    {
        var answer = await server.Get($"/api/v1/places?areas={FixtureGroups.OtherWard},{FixtureGroups.Network},{FixturePractices.Practice},{FixtureGroups.WithoutPatients},E05999999");
        var expected = FixtureGroups.Wards.Where(w => w.Ward.Value == FixtureGroups.OtherWard).Select(w => w.Lsoa.Value).Concat(FixturePractices.All.Take(2).Select(s => s.Lsoa.Value));
        Codes(answer).Should().BeEquivalentTo(expected.Distinct());
        var notes = answer.GetProperty("notes").EnumerateArray().ToDictionary(n => n.GetProperty("found").GetString()!, n => (n.GetProperty("means").GetString(), n.GetProperty("isIn").GetBoolean()));
        notes[FixtureGroups.OtherWard].Should().Be(("Dearne North ward: its 7 neighbourhoods are in the list", true));
        notes[FixtureGroups.Network].Item2.Should().BeTrue();
        notes[FixturePractices.Practice].Item1.Should().Contain("catchment");
        notes[FixtureGroups.WithoutPatients].Item2.Should().BeFalse();
        notes["E05999999"].Should().Be(("E05999999 is formed as a ward’s code, and is none of England’s wards of 2024 that neighbourhoods lie in. A ward whose boundary changes gets another code: search for its name", false));
    }

    [Theory]
    [InlineData("ward=E05999999", HttpStatusCode.NotFound, 404, "search for its name")]
    [InlineData("pcn=U99998", HttpStatusCode.NotFound, 404, "Networks merge and part")]
    [InlineData("ward=Goldthorpe", HttpStatusCode.BadRequest, 400, "E05 and six digits")]
    [InlineData("pcn=Dearne", HttpStatusCode.BadRequest, 400, "U and five digits")]
    [InlineData("ward=E05000982&pcn=U36780", HttpStatusCode.BadRequest, 400, "one way")]
    [InlineData("ward=E05000982&areas=E01007317", HttpStatusCode.BadRequest, 400, "one way")]
    [InlineData("pcn=U36780&share=99", HttpStatusCode.BadRequest, 400, "1 to 50")]
    public async Task WhatIsNone_IsRefusedWithWhatToDo(string query, HttpStatusCode page, int api, string says)
    {
        (await server.Page($"/places?{query}", page)).QuerySelector("main")!.Words().Should().Contain(says);
        (await server.Refusal($"/api/v1/places?{query}", api)).GetRawText().Should().Contain(says);
    }

    [Theory]
    [InlineData("Dearne South", "Wards", "Dearne South ward", "/places?ward=E05000982")]
    [InlineData("dearne south ward", "Wards", "Dearne South ward", "/places?ward=E05000982")]
    [InlineData("E05000982", "Wards", "Dearne South ward", "/places?ward=E05000982")]
    [InlineData("e05000982", "Wards", "Dearne South ward", "/places?ward=E05000982")]
    [InlineData("Dearn Suoth ward", "Wards", "Dearne South ward", "/places?ward=E05000982")]
    [InlineData("Dearne Valley", "Primary care networks", "Dearne Valley PCN", "/places?pcn=U36780")]
    [InlineData("dearne valley primary care network", "Primary care networks", "Dearne Valley PCN", "/places?pcn=U36780")]
    [InlineData("Dearn Valey PCN", "Primary care networks", "Dearne Valley PCN", "/places?pcn=U36780")]
    [InlineData("u36780", "Primary care networks", "Dearne Valley PCN", "/places?pcn=U36780")]
    public async Task Search_FindsThem_ByNameCodeAndSpelling(string words, string heading, string title, string address)
    {
        var section = (await server.Page($"/search?q={Uri.EscapeDataString(words)}")).QuerySelectorAll("main section").Single(s => s.QuerySelector("h2")!.Words() == heading);
        var hit = section.QuerySelector("li a")!;
        (hit.Words(), hit.GetAttribute("href")).Should().Be((title, address));
        (await server.Client.GetAsync(address)).StatusCode.Should().Be(HttpStatusCode.OK);
        var items = (await server.Get($"/api/v1/search/suggest?q={Uri.EscapeDataString(words)}")).GetProperty("items").EnumerateArray().ToList();
        items.Should().HaveCountLessThanOrEqualTo(8);
        items.Select(i => i.GetProperty("address").GetString()).Should().Contain(address);
    }

    [Fact]
    public async Task NeighbourhoodsPage_LeadsToItsWard()
    {
        (await server.Page($"/areas/{Inside[0]}")).QuerySelector($"a[href='/places?ward={FixtureGroups.Ward}']")!.Words().Should().Be("All of Dearne South ward");
        (await server.Page($"/areas/{Inside[0]}?focus=cancer")).QuerySelector($"a[href='/places?ward={FixtureGroups.Ward}&focus=cancer']").Should().NotBeNull("the focus area is kept");
        (await server.Page($"/areas/{FixtureAreas.All.Single(a => a.Code.Value == Inside[0]).Msoa}")).QuerySelector("a[href^='/places?ward=']").Should().BeNull();
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("&focus=cancer", "&need=cancer")]
    public async Task Tools_FromAList_KeepToItsPlacesAndFocusArea(string focus, string need)
    {
        var links = (await server.Page($"/places?ward={FixtureGroups.Ward}{focus}")).QuerySelectorAll("#on ~ ul a").Select(a => a.GetAttribute("href"));
        string plan = $"/plan?ward={FixtureGroups.Ward}{focus}", sites = $"/test-beds?ward={FixtureGroups.Ward}{need}", gaps = $"/gaps?ward={FixtureGroups.Ward}{focus}";
        links.Should().Contain([plan, sites, gaps]);
        foreach (var page in new[] { plan, gaps })
            (await server.Page(page)).QuerySelectorAll("#focus option[selected][value='cancer']").Should().HaveCount(focus.Length == 0 ? 0 : 1);
        (await server.Client.GetAsync(sites)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task WardsOfOneName_AreToldApart()
    {
        var hits = (await server.Get("/api/v1/search?q=central%20ward")).GetProperty("items").EnumerateArray().Where(i => i.GetProperty("kind").GetString() == "ward").ToList();
        hits.Should().HaveCount(2);
        hits.Select(h => h.GetProperty("detail").GetString()!.Split(" · ")[1]).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task PlaceThatIsNoWardsName_LeadsToTheWardsItLiesIn()
    {
        var place = FixtureAreas.All.Single(a => a.Code == FixtureAreas.All.Single(l => l.Code.Value == Inside[0]).Msoa);
        var answer = await server.Get($"/api/v1/search?q={Uri.EscapeDataString(place.DisplayName + " ward")}");
        answer.GetProperty("note").GetString().Should().StartWith("None of England’s wards of 2024 is called").And.Contain($"in which {place.DisplayName} lies");
        answer.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("code").GetString()).Should().Contain(FixtureGroups.Ward);
    }

    [Theory]
    [InlineData("E05999999", "none of England’s wards of 2024")]
    [InlineData("U99998", "none of England’s networks of 27 October 2023")]
    public async Task CodeThatIsNone_IsToldOf(string words, string said) => (await server.Page($"/search?q={words}")).QuerySelector("main")!.Words().Should().Contain(said);

    [Fact]
    public async Task Changes_AndTheFeed_TakeAWard()
    {
        (await server.Get($"/api/v1/places/changes?ward={FixtureGroups.Ward}")).GetProperty("places").GetInt32().Should().Be(Inside.Length);
        (await server.Client.GetAsync($"/places.atom?ward={FixtureGroups.Ward}")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await server.Client.GetAsync($"/places/changes?pcn={FixtureGroups.Network}")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private static IReadOnlyList<string?> Codes(JsonElement answer) => [.. answer.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("code").GetString())];
}
