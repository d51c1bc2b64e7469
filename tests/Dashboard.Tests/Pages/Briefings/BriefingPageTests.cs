using System.Net;
using AngleSharp.Dom;

namespace HealthNeeds.Dashboard.Tests.Pages.Briefings;

[Collection(ApiCollection.Name)]
public sealed class BriefingPageTests(ApiServer server)
{
    [Fact]
    public async Task Place_TitleIsTheFinding_AndItsRanksAreTheApis()
    {
        var page = await server.Page("/briefing/areas/E08000016?focus=cancer");
        var answer = await server.Get("/api/v1/areas/E08000016");
        page.QuerySelector("h1")!.Words().Should().MatchRegex("^Barnsley is (very likely|likely|possibly|unlikely to be) in England’s worst tenth for unmet need in cancer$");
        var rows = page.QuerySelectorAll("#shortlist ~ div tbody tr");
        var rank = answer.GetProperty("rankings").EnumerateArray().Single(r => r.GetProperty("focus").GetString() == "cancer").GetProperty("ranks").EnumerateArray().Single(r => r.GetProperty("within").GetString() == "E54000061");
        rows.Should().HaveCount(answer.GetProperty("rankings").GetArrayLength());
        rows.Select(r => r.Words()).Should().Contain(r => r.StartsWith("Cancer", StringComparison.Ordinal) && r.Contains($"{rank.GetProperty("upper").GetInt32()} of 4", StringComparison.Ordinal));
        page.QuerySelector(".sheet__foot")!.Words().Should().Contain($"release {server.Published!.Id}");
    }

    [Fact]
    public async Task Ranking_NamesTheFirstTen_InTheOrderOfTheFullPage()
    {
        var briefing = await server.Page("/briefing/ranking?focus=cancer&level=msoa21");
        var full = await server.Page("/?focus=cancer&level=msoa21");
        var named = briefing.QuerySelectorAll("#shortlist ~ div tbody th").Select(t => t.Words()).ToList();
        var places = full.QuerySelectorAll(".rank-table__place").Take(10).Select(p => p.Words()).ToList();
        named.Should().HaveSameCount(places);
        named.Zip(places).Should().OnlyContain(p => p.First.Contains(p.Second, StringComparison.Ordinal));
        full.QuerySelector("a[href='/briefing/ranking?focus=cancer&level=msoa21']").Should().NotBeNull();
    }

    [Theory]
    [InlineData("/briefing/ranking", "no evidence about any one neighbourhood", true)]
    [InlineData("/briefing/ranking?focus=cancer", "Screening is the authority's figure", true)]
    [InlineData("/briefing/ranking?focus=cancer&kind=burden", "Screening is the authority's figure", false)]
    [InlineData("/briefing/areas/E01007317", "no evidence about any one neighbourhood", true)]
    public async Task Caveats_AreThoseOfTheFullPage_AndSharesThoseOfUnmetNeedOnly(string address, string words, bool said)
    {
        var sheet = (await server.Page(address)).QuerySelector("main")!.Words();
        sheet.Contains(words, StringComparison.Ordinal).Should().Be(said);
        if (!said) sheet.Should().NotContain("What tells England’s places apart");
    }

    [Fact]
    public async Task Plan_TitleIsThePlansFinding_AndItsSitesAreOnTheMap()
    {
        const string Settings = "focus=cancer&existing=hospitals&sites=2&km=4.5";
        var (briefing, plan) = (await server.Page($"/briefing/plan?{Settings}"), await server.Page($"/plan?{Settings}"));
        briefing.QuerySelector("h1")!.Words().Should().Be(plan.QuerySelector("h1")!.Words());
        briefing.QuerySelectorAll("a.map__asset--new").Should().HaveCount(2);
        plan.QuerySelector("a[href^='/briefing/plan?']")!.GetAttribute("href").Should().Contain("km=4.5").And.Contain("sites=2");
    }

    [Fact]
    public async Task Asset_OnePager_SaysHowToReachItAndHowToPutItRight()
    {
        var page = await server.Page("/briefing/assets/awrc");
        page.QuerySelector(".sheet__more")!.Words().Should().Contain("Get in touch: ").And.Contain("Is something wrong?").And.Contain("“awrc”");
        (await server.Page("/assets/awrc")).QuerySelector("a[href='/briefing/assets/awrc.pdf']").Should().NotBeNull();
    }

    [Theory]
    [InlineData("/briefing/areas/E99999999", HttpStatusCode.NotFound)]
    [InlineData("/briefing/areas/E99999999.pdf", HttpStatusCode.NotFound)]
    [InlineData("/briefing/areas/%3Cscript%3E", HttpStatusCode.BadRequest)]
    [InlineData("/briefing/ranking.pdf?focus=nothing", HttpStatusCode.BadRequest)]
    [InlineData("/briefing/plan.pdf?km=-1", HttpStatusCode.BadRequest)]
    [InlineData("/briefing/assets/nobody", HttpStatusCode.NotFound)]
    public async Task AddressThatAsksForWhatIsNotThere_IsRefusedInWords(string address, HttpStatusCode status)
    {
        using var answer = await server.Client.GetAsync(address);
        answer.StatusCode.Should().Be(status);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("<h1");
    }

    [Fact]
    public async Task QrCode_HoldsTheFullPage_FixedToTheRelease()
    {
        var page = await server.Page("/briefing/areas/E01007317");
        var path = page.QuerySelector(".sheet__code path")!.GetAttribute("d");
        var link = new Uri(server.Client.BaseAddress!, $"/areas/E01007317?release={server.Published!.Id}");
        path.Should().Be(Dashboard.Pages.Briefings.QrPattern.Of(link)!.SvgPath());
        page.QuerySelector(".sheet__foot")!.Words().Should().Contain(link.ToString());
    }
}
