using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Fixtures;

namespace HealthNeeds.Dashboard.Tests.Pages;

/// <summary>Plan, test-beds and gaps that keep to a reader's own places.</summary>
[Collection(ApiCollection.Name)]
public sealed class PlaceLimitTests(ApiServer server)
{
    private static readonly Area[] Ward = [.. FixtureAreas.All.IntersectBy(FixtureGroups.Wards.Where(w => w.Ward.Value == FixtureGroups.Ward).Select(w => w.Lsoa), a => a.Code).OrderBy(a => a.Code)];

    private static readonly string Listed = string.Join(',', FixtureAreas.At(AreaLevel.Lsoa21).OrderBy(a => a.Code).Take(40).Select(a => a.Code));

    private static IEnumerable<string> Inside => Ward.Select(a => a.Code.Value);

    [Fact]
    public async Task Plan_LooksAtTheWardsPeople_AndAtCentresOfItsMsoas()
    {
        const string Query = $"sites=1&km=2&ward={FixtureGroups.Ward}";
        var (page, answer) = (await server.Page($"/plan?{Query}"), await server.Get($"/api/v1/plan?{Query}"));
        Codes(answer, "neighbourhoods").Should().BeEquivalentTo(Inside);
        Ward.Select(a => a.Msoa!.Value.Value).Should().Contain(answer.GetProperty("sites")[0].GetProperty("id").GetString());
        answer.GetProperty("limit").GetProperty("title").GetString().Should().Be("Dearne South ward");
        page.QuerySelector("h1")!.Words().Should().Be(answer.GetProperty("finding").GetString()).And.Contain("of Dearne South ward within 2 km");
        page.QuerySelector(".lead")!.Words().Should().Contain($"of {Ward.Sum(a => a.Population!.Value):N0} residents of Dearne South ward");
        page.QuerySelector("#areas")!.TextContent.Should().Be(FixtureGroups.Ward);
        page.QuerySelector(".plan-method")!.Words().Should().Contain("Only the 7 neighbourhoods of Dearne South ward").And.Contain("best fit");
        page.QuerySelectorAll(".map__places a").Should().HaveCount(Ward.Length);
        foreach (var link in page.QuerySelectorAll("a[href*='format=csv']").Select(a => a.GetAttribute("href")!))
        {
            link.Should().Contain($"ward={FixtureGroups.Ward}");
            StrictCsv.Table((await server.Client.GetStringAsync(link)).TrimStart('\uFEFF')).Select(r => r["settings"]).Should().OnlyContain(s => s.Contains($"ward={FixtureGroups.Ward}"));
        }

        (await server.Page($"/briefing/plan?{Query}")).QuerySelector("main")!.Words().Should().Contain("Only the 7 neighbourhoods of Dearne South ward");
    }

    [Fact]
    public async Task Plan_WithItsFormSentAgain_IsTheSame()
    {
        var first = await server.Get($"/api/v1/plan?sites=1&ward={FixtureGroups.Ward}");
        var again = await server.Get($"/api/v1/plan?sites=1&areas={FixtureGroups.Ward}");
        Codes(again, "neighbourhoods").Should().Equal(Codes(first, "neighbourhoods"));
        again.GetProperty("limit").GetProperty("title").GetString().Should().Be("Dearne South ward", "one code of a ward is that ward");
        var two = await server.Get($"/api/v1/plan?sites=1&areas={FixtureGroups.Ward},{FixtureGroups.OtherWard},{FixtureGroups.Network}");
        two.GetProperty("method").GetString().Should().Contain("Dearne North ward: its 7 neighbourhoods are in the list").And.Contain("modelled by registrations");
    }

    [Fact]
    public async Task Plan_WithFloors_AsksThemOfAuthoritiesOfTheListOnly()
    {
        var answer = await server.Get($"/api/v1/plan?sites=1&km=20&floor=5&ward={FixtureGroups.Ward}");
        answer.GetProperty("floors").EnumerateArray().Select(f => f.GetProperty("name").GetString()).Should().Equal(Ward[0].LocalAuthorityName);
    }

    [Fact]
    public async Task TestBeds_ChooseSitesWithin_AndControlsOutsideToo()
    {
        var query = $"need=indicator:qof-copd&sites=5&controls=1&areas={Listed}";
        var (page, answer) = (await server.Page($"/test-beds?{query}"), await server.Get($"/api/v1/test-beds?{query}"));
        Codes(answer, "items").Should().HaveCount(5).And.BeSubsetOf(Listed.Split(','));
        var controls = answer.GetProperty("items").EnumerateArray().SelectMany(i => i.GetProperty("controls").EnumerateArray()).Select(c => c.GetProperty("code").GetString()!).ToList();
        controls.Should().NotBeEmpty().And.NotBeSubsetOf(Listed.Split(','), "a control lies in another local authority than its site");
        answer.GetProperty("criteria").EnumerateArray().Select(c => (c.GetProperty("criterion").GetString(), c.GetProperty("left").GetInt32())).Should().Contain(("within your list of 40 neighbourhoods", 40));
        answer.GetProperty("methods").GetString().Should().Contain("within your list of 40 neighbourhoods (40)").And.Contain("controls may lie outside");
        answer.GetProperty("citation").GetString().Should().Contain($"areas={Listed}");
        page.QuerySelector("#areas")!.TextContent.Should().Contain("E01");
        page.QuerySelectorAll("a").Single(a => a.Words() == "Link to this view").GetAttribute("href").Should().Contain($"areas={Listed}");
        var rows = StrictCsv.Table((await server.Client.GetStringAsync(page.QuerySelectorAll("a").Single(a => a.TextContent == "Download CSV").GetAttribute("href"))).TrimStart('\uFEFF'));
        rows.Select(r => r["asked.areas"]).Should().OnlyContain(asked => asked == Listed);
        (await server.Page($"/briefing/test-beds?{query}")).QuerySelector("h1")!.Words().Should().Contain("of your list of 40 neighbourhoods as test-beds");
    }

    [Fact]
    public async Task TestBeds_OfMsoas_TakeThoseThatMostlyLieWithin()
    {
        var msoa = FixtureAreas.At(AreaLevel.Lsoa21).GroupBy(a => a.Msoa!.Value).OrderBy(g => g.Key).First(g => g.Count() >= 4).OrderBy(a => a.Code).ToList();
        async Task<IReadOnlyList<string>> Sites(IEnumerable<Area> lsoas) => Codes(await server.Get($"/api/v1/test-beds?level=msoa21&controls=0&areas={string.Join(',', lsoas.Select(a => a.Code))}"), "items");
        (await Sites(msoa)).Should().Equal(msoa[0].Msoa!.Value.Value);
        (await Sites(msoa.Take(1))).Should().BeEmpty("one of four or more LSOAs is less than half of its residents");
    }

    [Fact]
    public async Task Gaps_AreThoseOfTheList_AndSayWhatStaysTheRegions()
    {
        var (whole, answer) = (await server.Get("/api/v1/gaps"), await server.Get($"/api/v1/gaps?areas={Listed}"));
        var need = answer.GetProperty("gaps")[0].GetProperty("id").GetString();
        var places = Codes(await server.Get($"/api/v1/gaps?need={need}&areas={Listed}"), "places");
        places.Should().HaveCount(answer.GetProperty("gaps")[0].GetProperty("neighbourhoods").GetInt32()).And.BeSubsetOf(Listed.Split(','));
        var all = Codes(await server.Get($"/api/v1/gaps?need={need}"), "places");
        places.Should().BeEquivalentTo(all.Intersect(Listed.Split(',')));
        answer.GetProperty("pairs").GetRawText().Should().Be(whole.GetProperty("pairs").GetRawText());
        answer.GetProperty("caveats")[0].GetString().Should().Contain("pairs, are counted over the whole region");
        var msoas = FixtureAreas.All.Where(a => Listed.Contains(a.Code.Value)).Select(a => a.Msoa?.Value).ToHashSet();
        answer.GetProperty("outreach").EnumerateArray().Should().OnlyContain(o => msoas.Contains(o.GetProperty("msoa").GetString()));
        var page = await server.Page($"/gaps?areas={Listed}&need={need}");
        page.QuerySelector("h1")!.Words().Should().Be((await server.Get($"/api/v1/gaps?need={need}&areas={Listed}")).GetProperty("finding").GetString());
        page.QuerySelectorAll(".map__places a").Should().HaveCount(40);
        page.QuerySelectorAll("a[href*='format=csv']").Should().OnlyContain(a => a.GetAttribute("href")!.Contains($"areas={Listed}"));
        page.QuerySelector(".place-limit-note a[href='/gaps?need=" + need + "']").Should().NotBeNull("the whole region is a link away");
    }

    [Theory]
    [InlineData("plan", "focus")]
    [InlineData("test-beds", "need")]
    [InlineData("gaps", "focus")]
    public async Task Note_LeadsToTheList_ForTheFocusAreaThatIsRead(string tool, string parameter)
    {
        async Task<string?> List(string query) => (await server.Page($"/{tool}?{query}ward={FixtureGroups.Ward}")).QuerySelector(".place-limit-note a")!.GetAttribute("href");
        (await List($"{parameter}=cardio-respiratory&")).Should().Be($"/places?ward={FixtureGroups.Ward}&focus=cardio-respiratory");
        (await List(string.Empty)).Should().Be($"/places?ward={FixtureGroups.Ward}");
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("test-beds")]
    [InlineData("gaps")]
    public async Task WhatIsNoPlace_IsRefused_WithWhatToDo(string tool)
    {
        (await server.Page($"/{tool}?areas=Barnsley", HttpStatusCode.BadRequest)).QuerySelector("main")!.Words().Should().Contain("None of what was given is a place");
        await server.Refusal($"/api/v1/{tool}?areas=Barnsley", 400);
        await server.Refusal($"/api/v1/{tool}?ward=E05999999", 404);
        await server.Refusal($"/api/v1/{tool}?ward=E05000982&pcn=U36780", 400);
        (await server.Page($"/{tool}?pcn=U99998", HttpStatusCode.NotFound)).QuerySelector("main")!.Words().Should().Contain("Networks merge and part");
        (await server.Page($"/{tool}")).QuerySelector("textarea#areas").Should().NotBeNull("the field is there without script");
        (await server.Page($"/places?ward={FixtureGroups.Ward}")).QuerySelector($"main a[href='/{tool}?ward={FixtureGroups.Ward}']").Should().NotBeNull("a list leads to its tools");
    }

    [Fact]
    public async Task ListOfAnotherAuthority_IsRefusedByWithin() =>
        (await server.Refusal($"/api/v1/test-beds?within=E08000019&ward={FixtureGroups.Ward}", 400)).GetProperty("detail").GetString().Should().Contain("None of the neighbourhoods of Dearne South ward lies in Sheffield");

    [Fact]
    public void Limit_HoldsAnMsoa_WhereHalfOfItsResidentsLive()
    {
        var lsoas = Ward.GroupBy(a => a.Msoa!.Value).First();
        var limit = new PlaceLimit("areas=E01", "E01", "your list", Words: null, LeftOut: 0, [.. lsoas]);
        var msoa = FixtureAreas.All.Single(a => a.Code == lsoas.Key);
        var people = lsoas.Sum(a => a.Population!.Value);
        limit.Holds(msoa with { Population = people * 2 }).Should().BeTrue();
        limit.Holds(msoa with { Population = (people * 2) + 1 }).Should().BeFalse();
        limit.Touches(msoa.Code).Should().BeTrue();
        limit.Outside(FixtureAreas.Icb).Should().Be(0);
        limit.Outside(new AreaCode("E54000054")).Should().Be(lsoas.Count());
    }

    private static IReadOnlyList<string> Codes(JsonElement answer, string name) => [.. answer.GetProperty(name).EnumerateArray().Select(i => i.GetProperty("code").GetString()!)];
}
