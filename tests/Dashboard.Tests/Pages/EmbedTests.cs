using AngleSharp.Dom;

namespace HealthNeeds.Dashboard.Tests.Pages;

/// <summary>Maps and charts that other sites show in a frame: what is in it, and that nothing else may be framed.</summary>
[Collection(ApiCollection.Name)]
public sealed class EmbedTests(ApiServer server)
{
    public static TheoryData<string, string> Maps => new()
    {
        { "/embed/map", "/" },
        { "/embed/map?focus=cancer&level=msoa21", "/?focus=cancer&level=msoa21" },
        { "/embed/map/areas/E01007317?focus=cancer", "/areas/E01007317?focus=cancer" },
        { "/embed/map/assets", "/assets" },
        { "/embed/map/assets/awrc", "/assets/awrc" },
        { "/embed/map/conditions/diabetes-blood-pressure?level=msoa21", "/conditions/diabetes-blood-pressure?level=msoa21" },
        { "/embed/map/what-if?weights=cancer:2", "/what-if?weights=cancer:2" },
        { "/embed/map/hot-spots?need=condition:diabetes-blood-pressure&level=msoa21", "/hot-spots?need=condition:diabetes-blood-pressure&level=msoa21" },
        { "/embed/map/plan?sites=2", "/plan?sites=2" },
        { "/embed/map/gaps", "/gaps" },
        { "/embed/map/test-beds?need=indicator:qof-copd&sites=4", "/test-beds?need=indicator:qof-copd&sites=4" },
        { "/embed/map/places?areas=E01007317,E01007318,E01007319&focus=cancer", "/places?areas=E01007317,E01007318,E01007319&focus=cancer" },
        { "/embed/map/data/indicators/iod2025-ypll?level=msoa21", "/data/indicators/iod2025-ypll?level=msoa21" },
    };

    private const string Parts = "hn-map, hn-chart, .bars";

    public static TheoryData<string, string, string> Charts => new()
    {
        { "/embed/chart/distribution/data/indicators/iod2025-ypll", "/data/indicators/iod2025-ypll", "distribution" },
        { "/embed/chart/tenths/inequality?within=E08000016", "/inequality?within=E08000016", "tenths" },
        { "/embed/chart/power/test-beds?need=indicator:qof-copd&sites=4", "/test-beds?need=indicator:qof-copd&sites=4", "power" },
        { "/embed/chart/moves/what-if?weights=cancer:2", "/what-if?weights=cancer:2", "moves" },
    };

    [Theory]
    [MemberData(nameof(Maps))]
    public async Task Map_InAFrame_IsTheOneOfItsPage(string embed, string page)
    {
        var (frame, whole) = (await server.Page(embed), await server.Page(page));

        Codes(frame).Should().NotBeEmpty().And.Equal(Codes(whole));
        frame.QuerySelectorAll(".map__places path").Select(p => p.ClassName).Should().Equal(whole.QuerySelectorAll(".map__places path").Select(p => p.ClassName), "the colours are the page's");
        frame.QuerySelectorAll(Parts).Should().ContainSingle();
        Frame(frame, page);
    }

    [Theory]
    [MemberData(nameof(Charts))]
    public async Task Chart_InAFrame_IsTheOneOfItsPage(string embed, string page, string id)
    {
        var (frame, whole) = (await server.Page(embed), await server.Page(page));

        var chart = frame.QuerySelectorAll(Parts).Should().ContainSingle().Which;
        Drawn(chart).Should().Be(Drawn(whole.QuerySelector($"#{id}-title")!.Closest(Parts)!));
        chart.QuerySelectorAll("tbody tr").Should().NotBeEmpty("its figures stand in a table for who sees no chart");
        Frame(frame, page);
    }

    /// <summary>What a script draws, or what the server has drawn; links of a frame lead elsewhere.</summary>
    private static string Drawn(IElement chart) => chart.QuerySelector("script")?.InnerHtml
        ?? string.Concat(chart.QuerySelectorAll("tbody > tr > *").Select(cell => cell.LocalName == "th" ? cell.Words() : cell.InnerHtml));

    [Theory]
    [MemberData(nameof(Maps))]
    public async Task Page_WithAMap_GivesTheLinesToCopy_AndTheyLeadToIt(string embed, string page)
    {
        var lines = (await server.Page(page)).QuerySelector("#embed-map")!.TextContent;

        var frame = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(lines).QuerySelector("iframe")!;
        new Uri(frame.GetAttribute("src")!).PathAndQuery.Should().Be(embed);
        frame.GetAttribute("title").Should().EndWith(", by HealthNeeds");
    }

    [Fact]
    public async Task EveryChartOfAPage_HasLinesOfItsOwn()
    {
        var page = await server.Page("/data/indicators/iod2025-ypll");

        foreach (var chart in page.QuerySelectorAll("hn-chart"))
        {
            var lines = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(chart.NextElementSibling!.QuerySelector("textarea")!.TextContent);
            (await server.Page(new Uri(lines.QuerySelector("iframe")!.GetAttribute("src")!).PathAndQuery)).QuerySelectorAll("hn-chart").Should().ContainSingle();
        }
    }

    [Fact]
    public async Task Frame_OfOneIndicator_NamesItsSourceAndLicence() =>
        (await server.Page("/embed/map/data/indicators/iod2025-ypll")).QuerySelector(".embed__credit")!.Words().Should().StartWith("Figures: English Indices of Deprivation 2025").And.Contain("Open Government Licence v3.0");

    [Fact]
    public async Task PinnedFrame_StaysInItsRelease()
    {
        var id = server.Published!.Id;
        var frame = await server.Page($"/embed/map?focus=cancer&release={id}");
        frame.QuerySelectorAll("a[href^='/']").Should().OnlyContain(a => a.GetAttribute("href")!.Contains($"release={id}"));
        (await server.Page($"/?focus=cancer&release={id}")).QuerySelector("#embed-map")!.TextContent.Should().Contain($"/embed/map?focus=cancer&amp;release={id}");
    }

    /// <summary>What stands around the part.</summary>
    private void Frame(IDocument frame, string page)
    {
        frame.QuerySelectorAll("h1").Should().ContainSingle();
        frame.QuerySelectorAll("header, nav, form, .embed-lines, [style]").Should().BeEmpty("it is the part and its source alone");
        var foot = frame.QuerySelector("footer")!;
        foot.Words().Should().Contain(server.Published!.Id).And.Contain("Open Government Licence").And.Contain("OS data").And.Contain("not the people in them");
        foot.QuerySelector("a")!.GetAttribute("href").Should().Be(page);
        frame.QuerySelectorAll("a").Should().OnlyContain(a => a.GetAttribute("href") == "#embed-source" || a.GetAttribute("target") == "_blank", "nothing opens inside the frame");
        frame.QuerySelectorAll("[id]").Select(e => e.Id).Should().OnlyHaveUniqueItems();
        frame.DocumentElement.OuterHtml.Should().NotContain("<!--embed");
    }

    private static IEnumerable<string?> Codes(IDocument page) => page.QuerySelectorAll(".map__places a").Select(a => a.GetAttribute("data-code"));
}
