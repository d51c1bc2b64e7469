using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;

namespace HealthNeeds.Dashboard.Tests.Pages;

[Collection(ApiCollection.Name)]
public sealed class TestBedsPageTests(ApiServer server)
{
    private const string Copd = "?need=indicator:qof-copd&sites=8&controls=2&incomeFrom=20";

    [Fact]
    public async Task Page_ShowsTheSitesAndControlsOfTheApi()
    {
        var (page, answer) = (await server.Page("/test-beds" + Copd), await server.Get("/api/v1/test-beds" + Copd));
        var items = answer.GetProperty("items").EnumerateArray().ToList();
        page.QuerySelectorAll(".site-table tr[data-code]").Select(r => r.GetAttribute("data-code")).Should().Equal(items.Select(i => i.GetProperty("code").GetString()));
        page.QuerySelectorAll(".site-table__controls a").Select(a => a.GetAttribute("href")!.Split('/')[^1]).Should().Equal(items.SelectMany(i => i.GetProperty("controls").EnumerateArray()).Select(c => c.GetProperty("code").GetString()));
        page.QuerySelectorAll("#balance tbody tr").Should().HaveCount(answer.GetProperty("balance").GetArrayLength());
        page.QuerySelectorAll(".map__places .n5").Should().HaveCount(8);
        page.QuerySelectorAll(".map__places .n3").Should().HaveCount(16);
        page.QuerySelector("#methods")!.Words().Should().Contain(answer.GetProperty("methods").GetString()!.Split(". ")[0]).And.Contain($"release={server.Published!.Id}");
        page.QuerySelector("#trial")!.Words().Should().Contain("Baseline");
    }

    [Theory]
    [InlineData("cancer", true)]
    [InlineData("indicator:qof-copd", false)]
    public async Task LinksToPlaces_KeepTheFocusAreaOfTheNeed(string need, bool isKept) =>
        (await server.Page($"/test-beds?need={need}&sites=2")).QuerySelectorAll(".site-table a[href^='/areas/'], .map__places a").Select(a => a.GetAttribute("href")!)
            .Should().NotBeEmpty().And.OnlyContain(h => h.EndsWith("?focus=cancer", StringComparison.Ordinal) == isKept);

    [Fact]
    public async Task OneSite_IsToldOfInTheSingular()
    {
        var page = await server.Page("/test-beds?need=indicator:qof-copd&sites=1&controls=1");
        page.QuerySelector("#chosen-title")!.Words().Should().Be("1 site");
        page.QuerySelector("svg[aria-label^='Map of']")!.GetAttribute("aria-label").Should().StartWith("Map of 1 site, numbered, and its controls");
        page.QuerySelector("#trial-title")!.Words().Should().NotContain(" are ");
    }

    [Fact]
    public async Task Form_HoldsTheAddress_AndSentAsItIs_GivesTheSame()
    {
        var page = await server.Page("/test-beds" + Copd + "&caliper=4&near=awrc&km=25");
        var form = page.QuerySelector(".test-form")!;
        var fields = form.QuerySelectorAll("select, input").Select(f => (Name: f.GetAttribute("name"), Value: f is IHtmlSelectElement select ? select.Value : ((IHtmlInputElement)f).Value));
        var sent = "/test-beds?" + string.Join('&', fields.Select(f => $"{f.Name}={Uri.EscapeDataString(f.Value ?? string.Empty)}"));
        var again = await server.Page(sent);
        Codes(again).Should().NotBeEmpty().And.Equal(Codes(page));
        again.QuerySelector("hn-copy a")!.GetAttribute("href").Should().Be(page.QuerySelector("hn-copy a")!.GetAttribute("href"), "what is left as declared falls out of the address");
    }

    [Fact]
    public async Task SeveralAuthorities_StayInTheForm_AndCanBeAddedThere()
    {
        var page = await server.Page("/test-beds?sites=4&within=E08000016&also=E08000018");
        page.QuerySelector("hn-copy a")!.GetAttribute("href").Should().StartWith("/test-beds?within=E08000016,E08000018&sites=4");
        ((IHtmlSelectElement)page.QuerySelector("#within")!).Value.Should().Be("E08000016,E08000018");
        page.QuerySelector("#within option[selected]")!.Words().Should().Be("Barnsley and Rotherham");
        page.QuerySelector("#also")!.GetAttribute("value").Should().BeNullOrEmpty("the address has it in within");
        page.QuerySelector("#methods")!.Words().Should().Contain("of Barnsley and Rotherham were chosen");
        Codes(await server.Page("/test-beds?sites=4&within=E08000016%2CE08000018&also=")).Should().Equal(Codes(page));
    }

    [Theory]
    [InlineData("lsoa21")]
    [InlineData("msoa21")]
    public async Task Form_OffersIndicatorsThatSitesCanBeChosenBy_AndNoOthers(string level)
    {
        var page = await server.Page($"/test-beds?sites=1&controls=0&level={level}");
        var offered = page.QuerySelectorAll("#need option[value^='indicator:']").ToDictionary(o => o.GetAttribute("value")!, o => o.Words());
        page.QuerySelectorAll("#outcome option").Select(o => "indicator:" + o.GetAttribute("value")).Where(v => v != "indicator:").Should().Equal(offered.Keys);
        offered.Should().HaveCountGreaterThan(15);
        foreach (var (need, name) in offered)
        {
            var answer = await server.Get($"/api/v1/test-beds?sites=1&controls=0&level={level}&need={need}");
            answer.GetProperty("items").GetArrayLength().Should().Be(1, need);
            name.Should().StartWith(answer.GetProperty("need").GetString(), "what follows tells it from another of its name");
        }
    }

    [Theory]
    [InlineData("&people=210&icc=0.021&change=25", "t")]
    [InlineData("&outcome=iod2025-acute-morbidity&deviation=40.5&alpha=0.01", "t")]
    [InlineData("&outcome=iod2025-ypll&betweenCv=0.3&power=0.9", "normal")]
    [InlineData("&design=stepped-wedge&steps=3", "normal")]
    public async Task Trial_NamesItsTest_AndTheCalculatorItLinksToGivesTheSameAnswer(string asked, string test)
    {
        var trial = (await server.Page("/test-beds" + Copd + asked)).QuerySelector("#trial")!;
        var power = (await server.Get("/api/v1/test-beds" + Copd + asked)).GetProperty("power");
        power.GetProperty("test").GetString().Should().Be(test);
        var words = test == "t" ? "Student’s t with 2(k − 1) degrees of freedom" : "the normal distribution";
        trial.QuerySelectorAll("dd").Select(d => d.Words()).Should().Contain($"{words}, two-sided α {power.GetProperty("alpha").GetDouble()}");
        trial.QuerySelector(".caveat")!.Words().Should().Contain($"judged by {words}.").And.NotContain("where 'test' is t");
        power.GetProperty("method").GetString().Should().EndWith($"judged by {words}.");
        var link = trial.QuerySelector("a[href^='/api/v1/power']")!.GetAttribute("href")!;
        JsonSerializer.Serialize(await server.Get(link)).Should().Be(JsonSerializer.Serialize(power));
    }

    [Fact]
    public async Task Download_IsTheView()
    {
        var page = await server.Page("/test-beds" + Copd);
        var rows = StrictCsv.Table(await server.Client.GetStringAsync(page.QuerySelectorAll("a").Single(a => a.TextContent == "Download CSV").GetAttribute("href")));
        rows.Where(r => r["role"] == "site").Select(r => r["code"]).Should().Equal(Codes(page));
        rows.Should().HaveCount(24);
    }

    [Fact]
    public async Task WhatCannotBe_SaysWhy()
    {
        (await server.Page("/test-beds?need=cancer&kind=gap")).QuerySelector(".lead")!.Words().Should().Contain("not ranked by gap");
        (await server.Page("/test-beds?need=indicator:qof-copd&incomeFrom=99")).QuerySelector("#chosen")!.Words().Should().Contain("No sites").And.Contain("0 of 12");
        (await server.Page("/test-beds?need=indicator:qof-copd&caliper=0.01")).QuerySelector("#balance")!.Words().Should().Contain("No adequate control");
        (await server.Page("/test-beds?need=overall")).QuerySelector("#trial")!.Words().Should().Contain("choose the indicator");
        (await server.Page("/test-beds?sites=none", HttpStatusCode.BadRequest)).QuerySelector("main")!.Words().Should().Contain("a whole number from 1 to 60");
        (await server.Page("/test-beds?need=condition:none", HttpStatusCode.NotFound)).QuerySelector("main")!.Words().Should().Contain("has no condition");
    }

    [Fact]
    public async Task Tools_ListIt() => (await server.Page("/tools")).QuerySelector(".tool-list a[href='/test-beds']").Should().NotBeNull();

    private static IEnumerable<string?> Codes(IHtmlDocument page) => page.QuerySelectorAll(".site-table tr[data-code]").Select(r => r.GetAttribute("data-code"));
}
