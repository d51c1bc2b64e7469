using AngleSharp.Dom;

namespace HealthNeeds.Dashboard.Tests.Pages;

/// <summary>What holds for each page alike.</summary>
[Collection(ApiCollection.Name)]
public sealed class EveryPageTests(ApiServer server)
{
    public static TheoryData<string> Addresses =>
    [
        "/", "/?focus=cancer&level=msoa21", "/?level=ltla24", "/?level=icb", "/?level=ltla24&within=E92000001&focus=cancer", "/?region=E54000061&level=msoa21", "/briefing/ranking?level=icb", "/?focus=mental-health&within=E08000016", "/?q=zzzzzz", "/?page=2", "/?kind=burden", "/?focus=best-start&kind=gap",
        "/areas/E01007317", "/areas/E02001509?focus=best-start", "/areas/E08000019?focus=cardio-respiratory",
        "/assets", "/assets?focus=cancer&kind=hospital", "/assets?q=zzzzzz", "/assets/awrc", "/assets/titch",
        "/tools", "/search", "/search?q=Barnsley", "/search?q=Golthorpe", "/search?q=S70+1AA", "/search?q=Z99999", "/search?q=E01032550", "/conditions", "/conditions/smoking", "/what-if", "/inequality", "/hot-spots", "/hot-spots?need=condition:diabetes-blood-pressure&level=msoa21&show=all", "/hot-spots?need=best-start&kind=gap", "/draws", "/draws?focus=cancer&level=msoa21&draws=10&indicator=census2021-bad-health", "/draws?level=ltla24&kind=gap", "/what-if?weights=cancer:2&level=msoa21&first=10",
        "/plan", "/plan?focus=cancer&existing=hospitals&floor=5&sites=2", "/plan?floor=100&sites=1", "/plan?candidates=points",
        "/compare", "/compare?areas=E01007317", "/compare?areas=E08000016,E08000017,E08000018,E08000019&focus=cancer", "/compare?areas=E02001509,E02001510&show=spine", "/compare?areas=E02001509&show=peers", "/compare?areas=E02001509&add=Golthorpe",
        "/places", "/places?areas=E01007317,E01007318,E01007319,W01000001", "/places?areas=E02001509,E02001510&focus=cancer", "/places?areas=E08000016", "/places?areas=Barnsley", "/places?practice=Z99999", "/places?ward=E05000982", "/places?pcn=U36780", "/plan?ward=E05000982&sites=1", "/test-beds?ward=E05000982", "/gaps?pcn=U36780", "/search?q=Dearne", "/places/changes?areas=E01007317,E01007318",
        "/gaps", "/gaps?focus=cancer",
        "/data", "/data/models", "/data/sources/qof2021", "/data/indicators", "/data/indicators?q=income", "/data/indicators/iod2025-ypll", "/data/indicators/ons-la-le-birth", "/data/indicators/ft-msoa-life-expectancy",
        "/briefing/areas/E01007317", "/briefing/areas/E08000016?focus=cancer", "/briefing/ranking?focus=cancer&level=msoa21", "/briefing/plan?existing=hospitals", "/briefing/test-beds?sites=4", "/briefing/assets/awrc", "/briefing/places?areas=E01007317,E01007318,E01007319,W01000001", "/briefing/places?ward=E05000982&focus=cardio-respiratory",
        "/data/indicators/census2021-bad-health", "/data/indicators/hi-smoking?sort=fall", "/data/indicators/iod2025-imd?level=msoa21&within=E08000016&sort=name", "/data/indicators/ons-la-le-birth?level=lsoa21&sex=male",
        "/test-beds", "/test-beds?need=indicator:qof-copd&sites=4&incomeFrom=20&design=stepped-wedge", "/test-beds?need=indicator:qof-copd&incomeFrom=99", "/test-beds?within=E08000016,E08000018&sites=4",
        "/data/columns", "/data/columns?table=rankings", "/data/api", "/api/reference", "/data/how-to-read", "/data/licences", "/data/accessibility",
    ];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Page_Structure_IsOneThatReadersCanFindTheirWayIn(string address)
    {
        var page = await server.Page(address);
        page.Title.Should().EndWith(" – HealthNeeds");
        page.DocumentElement.GetAttribute("lang").Should().Be("en-GB");
        page.QuerySelectorAll("h1").Should().ContainSingle();
        page.QuerySelectorAll("header, nav[aria-label=Main], main, footer").Should().HaveCountGreaterThanOrEqualTo(4);
        page.QuerySelector("a.skip")!.GetAttribute("href").Should().Be("#main");
        HeadingSteps(page).Should().OnlyContain(step => step <= 1, "no level of heading is left out");
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Page_Markup_KeepsTheSecurityPolicyAndUniqueIds(string address)
    {
        var page = await server.Page(address);
        page.QuerySelectorAll("[style], [onclick], style").Should().BeEmpty("the policy allows the site's own files only");
        page.QuerySelectorAll("script:not([src]):not([type='application/json'])").Should().BeEmpty();
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
        ids.Should().OnlyHaveUniqueItems();
        page.QuerySelectorAll("[aria-labelledby]").Select(e => e.GetAttribute("aria-labelledby")).Should().BeSubsetOf(ids);
        page.QuerySelectorAll("a[href^='#']").Select(a => a.GetAttribute("href")![1..]).Should().BeSubsetOf(ids);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Charts_Each_HaveATableTwinOfTheSameLength(string address)
    {
        var page = await server.Page(address);
        foreach (var chart in page.QuerySelectorAll("hn-chart"))
        {
            using var figure = System.Text.Json.JsonDocument.Parse(chart.QuerySelector("script")!.TextContent);
            var trace = figure.RootElement.GetProperty("data")[0];
            // Points that have numbers and no labels have a table of their own, held to its figures in IndicatorPageTests.
            if (trace.TryGetProperty("mode", out var mode) && mode.GetString() == "markers")
                continue;
            var labels = trace.GetProperty(trace.TryGetProperty("orientation", out _) ? "y" : "x").EnumerateArray().Select(l => l.GetString()).ToList();
            chart.QuerySelectorAll("tbody th").Select(h => h.Words()).Should().Equal(labels.Select(l => string.Join(' ', l!.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
        }
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Form_Fields_AllHaveLabels(string address)
    {
        var page = await server.Page(address);
        foreach (var field in page.QuerySelectorAll("select, textarea, input:not([type=hidden])"))
            page.QuerySelector($"label[for='{field.Id}']").Should().NotBeNull($"{field.OuterHtml} needs a label");
    }

    /// <summary>A map is hundreds of links. Styles set it beside the list on a wide screen.</summary>
    [Theory]
    [InlineData("/", ".first-three")]
    [InlineData("/assets", "#catalogue")]
    [InlineData("/conditions/smoking", "#places")]
    [InlineData("/data/indicators/census2021-bad-health", "#places")]
    [InlineData("/gaps", "#gaps")]
    [InlineData("/hot-spots", "#clusters")]
    [InlineData("/places?areas=E01007317,E01007318", "#ranking")]
    [InlineData("/plan", "#sites-list")]
    [InlineData("/test-beds", "#chosen")]
    [InlineData("/what-if", "#places")]
    public async Task List_StandsBeforeTheMap_InTheDocument(string address, string list) =>
        string.Join(' ', (await server.Page(address)).QuerySelectorAll($"main {list}, main .map__sheet").Select(e => e.LocalName == "svg" ? "map" : "list")).Should().Be("list map", "a reader of the document meets the list first");

    [Fact]
    public async Task Area_ChartsExist_WhereSeriesDo() =>
        (await server.Page("/areas/E08000019")).QuerySelectorAll("hn-chart").Should().NotBeEmpty();

    [Fact]
    public async Task Page_Headers_LetNothingForeignIn()
    {
        using var response = await server.Client.GetAsync("/data/how-to-read");
        response.Headers.GetValues("Content-Security-Policy").Single().Should().Contain("default-src 'none'").And.NotContain("unsafe");
        response.Headers.GetValues("X-Content-Type-Options").Single().Should().Be("nosniff");
    }

    private static IEnumerable<int> HeadingSteps(IParentNode page)
    {
        var last = 0;
        foreach (var heading in page.QuerySelectorAll("h1, h2, h3, h4, h5, h6"))
        {
            var level = heading.LocalName[1] - '0';
            yield return level - last;
            last = level;
        }
    }
}
