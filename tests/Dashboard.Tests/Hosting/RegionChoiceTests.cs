using System.Net;
using AngleSharp.Dom;
using HealthNeeds.Dashboard.Tests.Api;

namespace HealthNeeds.Dashboard.Tests.Hosting;

/// <summary>One site, and addresses that ask for a region of their own. The release holds Thames Valley and two more ICBs by name, but nothing that lies in them.</summary>
[Collection(nameof(FormerIcbServer))]
public sealed class RegionChoiceTests(FormerIcbServer server)
{
    private const string ThamesValley = "E54000070";

    [Theory]
    [InlineData("/")]
    [InlineData("/?level=ltla24&focus=cancer")]
    [InlineData("/assets")]
    [InlineData("/tools")]
    [InlineData("/data")]
    [InlineData("/data/indicators/iod2025-ypll")]
    [InlineData("/areas/E01007317")]
    public async Task Page_OfAnotherRegion_NamesItAndEveryLinkKeepsIt(string address)
    {
        var page = await server.Page($"{address}{(address.Contains('?') ? '&' : '?')}region={ThamesValley}");
        page.QuerySelector(".release-line")!.Words().Should().StartWith("Thames Valley");
        page.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!).Where(h => !PinTests.IsLive(h)).Should().NotBeEmpty().And.OnlyContain(h => h.Contains($"region={ThamesValley}") || h == "/areas/E01007317?region=E54000061", "all but the link to the place in its own ICB stay");
        foreach (var form in page.QuerySelectorAll("form:not([data-chooses])"))
            form.QuerySelectorAll("input[type=hidden][name=region]").Should().ContainSingle().Which.GetAttribute("value").Should().Be(ThamesValley);
    }

    [Fact]
    public async Task Address_WithoutARegion_ShowsTheSitesOwn_BeforeAndAfter()
    {
        (await server.Page("/")).QuerySelector(".lead")!.Words().Should().Contain("860 neighbourhoods of South Yorkshire");
        (await server.Page($"/?region={ThamesValley}")).QuerySelector(".lead")!.Words().Should().Contain("Thames Valley").And.NotContain("South Yorkshire");
        (await server.Page("/?region=south-yorkshire")).QuerySelector(".lead")!.Words().Should().Contain("860 neighbourhoods of South Yorkshire");
        (await server.Page("/")).QuerySelector(".lead")!.Words().Should().Contain("860 neighbourhoods of South Yorkshire");
    }

    [Theory]
    [InlineData("nowhere", 400, "is no region of this site")]
    [InlineData("W06000015", 400, "is a code of Wales")]
    [InlineData("S12000033", 400, "is a code of Scotland")]
    [InlineData("e08000016", 400, "E08000016 is Barnsley, which is no ICB")]
    [InlineData("E92000001", 400, "England is no region here")]
    [InlineData("E54999999", 404, "holds no ICB E54999999")]
    [InlineData("E54000034", 410, "was abolished since")]
    [InlineData("cornwall", 404, "holds no ICB E54000036")]
    [InlineData("x&region=y", 400, "was given 2 times")]
    public async Task Region_ThatIsNone_IsRefusedInWordsThatHelp(string region, int status, string words)
    {
        var page = await server.Page($"/?region={region}", (HttpStatusCode)status);
        page.QuerySelector("main")!.Words().Should().Contain(words);
        page.QuerySelector("main a.button")!.GetAttribute("href").Should().Be("/?level=icb&within=E92000001");
        (await server.Refusal($"/api/v1/rankings?region={region}", status)).GetProperty("detail").GetString().Should().Match(d => status == 400 && region.Contains('&') ? d.Contains("2 times") : d.Contains(words));
    }

    [Fact]
    public async Task Refusal_ListsWhatThereIs()
    {
        var allowed = (await server.Page("/?region=nowhere", HttpStatusCode.BadRequest)).QuerySelectorAll("main li").Select(l => l.Words());
        allowed.Should().Contain("south-yorkshire (South Yorkshire)").And.Contain("E54000070 (Thames Valley)");
    }

    [Fact]
    public async Task Api_AnswersForTheRegion_WhereNoAreaSaysSo()
    {
        (await server.Get($"/api/v1/rankings?region={ThamesValley}")).GetProperty("within").GetProperty("code").GetString().Should().Be(ThamesValley);
        (await server.Get($"/api/v1/rankings?region={ThamesValley}&within=E08000016")).GetProperty("within").GetProperty("code").GetString().Should().Be("E08000016");
        var (own, other) = (await server.Client.GetAsync("/api/v1/assets"), await server.Client.GetAsync($"/api/v1/assets?region={ThamesValley}"));
        (await own.Content.ReadAsStringAsync()).Should().NotBe(await other.Content.ReadAsStringAsync());
        own.Headers.ETag.Should().NotBe(other.Headers.ETag);
    }

    [Fact]
    public async Task Selector_OffersThoseSetUpAndEveryOtherIcb_AndMarksTheOneThatIsShown()
    {
        var page = await server.Page($"/?region={ThamesValley}&focus=cancer");
        page.QuerySelectorAll("#region-of optgroup").Select(g => (g.GetAttribute("label"), g.QuerySelectorAll("option").Length)).Should().Equal(("Set up here", 1), ("Other ICBs", 3));
        page.QuerySelector("#region-of option[selected]")!.GetAttribute("value").Should().Be(ThamesValley);
        page.QuerySelector("#region input[name=focus]")!.GetAttribute("value").Should().Be("cancer");
        page.QuerySelectorAll("#region input[name=region]").Should().BeEmpty("the choice would be given twice");
    }

    [Fact]
    public async Task IcbsOwnPage_IsTheSiteAboutIt()
    {
        (await server.Client.GetAsync($"/areas/{ThamesValley}")).RequestMessage!.RequestUri!.PathAndQuery.Should().Be($"/?region={ThamesValley}");
        (await server.Page("/areas/W06000015", HttpStatusCode.NotFound)).QuerySelector("main")!.Words().Should().Contain("Wales");
        (await server.Refusal("/api/v1/areas/W06000015", 404)).GetProperty("detail").GetString().Should().Contain("Wales");
        (await server.Page("/?within=W06000015", HttpStatusCode.BadRequest)).QuerySelector("main")!.Words().Should().Contain("Wales");
    }

    [Fact]
    public async Task Permalink_AndBriefing_KeepReleaseAndRegion()
    {
        var page = await server.Page($"/?region={ThamesValley}");
        page.QuerySelector("hn-copy a")!.GetAttribute("href").Should().Be($"/?release={server.Published!.Id}&region={ThamesValley}");
        (await server.Page($"/briefing/ranking?region={ThamesValley}")).QuerySelector("body")!.Words().Should().Contain($"release={server.Published.Id}&region={ThamesValley}");
    }
}
