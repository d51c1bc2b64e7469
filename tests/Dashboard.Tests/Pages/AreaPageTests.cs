using System.Net;
using AngleSharp.Dom;
using HealthNeeds.Fixtures;

namespace HealthNeeds.Dashboard.Tests.Pages;

[Collection(ApiCollection.Name)]
public sealed class AreaPageTests(ApiServer server)
{
    [Fact]
    public async Task Area_Sentence_AgreesWithTheList()
    {
        var list = await server.Page("/?focus=cancer");
        var row = list.QuerySelector(".rank-table tr[data-code]")!;
        var page = await server.Page(row.QuerySelector("a")!.GetAttribute("href")!);
        page.QuerySelector("h1")!.Words().Should().StartWith(row.QuerySelector("a")!.Words());
        page.QuerySelector(".area-head__lead")!.Words().Should().Contain("of 860 South Yorkshire").And.ContainAll(row.QuerySelectorAll(".reasons .num").Select(n => $"({n.Words()})"));
        row.QuerySelector(".reasons li").Should().NotBeNull();
        page.QuerySelector(".area-head .tier")!.Words().Should().StartWith(row.QuerySelector(".tier")!.Words());
    }

    [Fact]
    public async Task Area_Why_PartsAddUpToTheWhole()
    {
        var page = await server.Page("/areas/E01007317");
        var points = page.QuerySelectorAll(".why tbody td.right").Select(c => double.Parse(c.Words().Replace('−', '-'))).ToList();
        points.Should().HaveCountGreaterThan(2);
        points[^1].Should().BeApproximately(points.SkipLast(1).Sum(), 0.05 * points.Count);
    }

    [Fact]
    public async Task Area_Kinds_AgreeWithTheApi()
    {
        var need = (await server.Get("/api/v1/areas/E01007317")).GetProperty("rankings")[0];
        var page = await server.Page("/areas/E01007317");
        var rows = page.QuerySelectorAll(".kinds tbody tr").ToDictionary(r => r.GetAttribute("data-kind")!);
        rows.Keys.Should().Equal("unmet", "burden", "gap");
        foreach (var (kind, field) in new[] { ("unmet", "score"), ("burden", "burden"), ("gap", "gap") })
            rows[kind].QuerySelector("strong")!.Words().Should().Be(HealthNeeds.Dashboard.Wording.Figures.AboveEngland(need.GetProperty(field).GetDouble()));
        var rank = need.GetProperty("kinds")[0].GetProperty("ranks").EnumerateArray().Single(r => r.GetProperty("within").GetString() == "E54000061");
        rows["burden"].QuerySelector(".interval__words")!.Words().Should().StartWith($"{Ends(rank.GetProperty("lower").GetInt32(), rank.GetProperty("upper").GetInt32())} of 860; in England ");

        static string Ends(int lower, int upper) => lower == upper ? $"{lower}" : $"{lower}–{upper}";
    }

    [Theory]
    [InlineData("E01007317", "overall")]
    [InlineData("E08000016", "cancer")]
    public async Task Area_Amounts_HaveTheIntervalsOfTheApi(string code, string focus)
    {
        var need = (await server.Get($"/api/v1/areas/{code}")).GetProperty("rankings").EnumerateArray().Single(r => r.GetProperty("focus").GetString() == focus);
        var page = await server.Page($"/areas/{code}?focus={focus}");
        foreach (var (kind, field) in new[] { ("unmet", "scoreInterval"), ("burden", "burdenInterval"), ("gap", "gapInterval") })
        {
            var interval = need.GetProperty(field);
            page.QuerySelector($".kinds tr[data-kind={kind}] th .quiet")!.Words().Should().Be(HealthNeeds.Dashboard.Wording.Figures.AboveEnglandInterval(interval.GetProperty("lower").GetDouble(), interval.GetProperty("upper").GetDouble()));
        }

        var told = $"({page.QuerySelector(".kinds tr[data-kind=unmet] th .quiet")!.Words()})";
        (await server.Page($"/briefing/areas/{code}?focus={focus}")).QuerySelectorAll(".sheet__facts li").Select(f => f.Words()).Should().ContainSingle(f => f.EndsWith(told, StringComparison.Ordinal));
        page.QuerySelector("#kinds ~ p")!.Words().Should().Contain("An amount’s interval holds 90% of draws");
    }

    [Fact]
    public async Task Area_WithoutFiguresOfCare_HasNoIntervalOfItsGap() =>
        (await server.Page("/areas/E01007317?focus=best-start")).QuerySelectorAll(".kinds tr").Where(r => r.QuerySelector("th .quiet") is not null).Select(r => r.GetAttribute("data-kind")).Should().Equal("unmet", "burden");

    [Fact]
    public async Task Area_WithoutFiguresOfCare_SaysWhyItHasNoRankByGap() =>
        (await server.Page("/areas/E01007317?focus=best-start")).QuerySelector(".kinds tr[data-kind=gap]")!.Words().Should().Contain("Not known").And.Contain("No figure of care is held for best start");

    [Fact]
    public async Task Area_Chances_AreOfEnglandAndOfTheIcs()
    {
        var chips = (await server.Page("/areas/E01007317")).QuerySelectorAll(".chips li").Select(c => c.Words()).ToList();
        chips.Should().ContainSingle(c => c.EndsWith("chance of England’s worst tenth", StringComparison.Ordinal));
        chips.Should().ContainSingle(c => c.EndsWith("chance of the worst tenth of the South Yorkshire ICS", StringComparison.Ordinal));
        chips.Should().ContainSingle(c => c.EndsWith("chance of the first ten of the South Yorkshire ICS", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Area_AmongFour_IsNotSaidToBeOfTheFirstTen() =>
        (await server.Page("/areas/E08000016")).QuerySelector(".chips")!.TextContent.Should().NotContain("first ten").And.Contain("worst tenth of the South Yorkshire ICS");

    [Fact]
    public async Task Area_Rankings_CoverEveryFocusArea()
    {
        var page = await server.Page("/areas/E02001509");
        page.QuerySelectorAll("#ranks ~ table tbody tr").Should().HaveCount(FixtureFocusAreas.Rankings.Count);
    }

    [Fact]
    public async Task Area_Path_LeadsToItsParents()
    {
        var page = await server.Page("/areas/E01007317");
        page.QuerySelectorAll(".crumbs a").Select(a => a.GetAttribute("href")).Should().ContainInOrder("/", "/areas/E08000016");
        page.QuerySelectorAll(".crumbs [aria-current]").Should().ContainSingle();
    }

    [Fact]
    public async Task Area_Map_MarksThePlaceItself()
    {
        var page = await server.Page("/areas/E01007317");
        page.QuerySelectorAll(".map__places a.here").Should().ContainSingle().Which.GetAttribute("data-code").Should().Be("E01007317");
    }

    [Fact]
    public async Task Area_Verdicts_AreWordsWithShapes()
    {
        var page = await server.Page("/areas/E01007317");
        page.QuerySelectorAll(".verdict").Should().NotBeEmpty().And.OnlyContain(v => v.QuerySelector("svg") != null && v.Words().Length > 0);
    }

    [Fact]
    public async Task Area_FiguresWithoutABetterEnd_SayThatNeitherIs()
    {
        var page = await server.Page("/areas/E01007317");
        Unit("qof-copd").Should().Contain("neither end is better");
        Unit("iod2025-ypll").Should().NotContain("neither end");
        page.QuerySelector(".spine-key p")!.Words().Should().Contain("the lower one, where neither is better");

        string Unit(string indicator) => page.QuerySelectorAll(".indicators tr").Single(r => r.QuerySelector($"a[href='/data/indicators/{indicator}']") is not null).QuerySelector(".indicators__unit")!.Words();
    }

    [Fact]
    public async Task HowToRead_SaysOfMapsOfIndicators_ThatDarkerNeedNotBeWorse() =>
        (await server.Page("/data/how-to-read")).Body!.Words().Should().Contain("In rankings a higher figure").And.Contain("the legend says whether that is worse, better or neither");

    [Theory]
    [InlineData("/areas/E08000038?focus=cancer", "/areas/E08000016?focus=cancer")]
    [InlineData("/areas/E08000039", "/areas/E08000019")]
    public async Task Area_CodeOf2025_LeadsToTheOneTheFiguresUse(string address, string current)
    {
        using var response = await server.Client.GetAsync(address);
        response.RequestMessage!.RequestUri!.PathAndQuery.Should().Be(current);
        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Assets_Filter_ShowsOnlyWhatFits()
    {
        var page = await server.Page("/assets?kind=hospital");
        page.QuerySelectorAll(".asset-list > li").Should().NotBeEmpty().And.OnlyContain(li => li.TextContent.Contains("Hospital", StringComparison.Ordinal));
        page.QuerySelector("#kind option[selected]")!.GetAttribute("value").Should().Be("hospital");
    }

    [Fact]
    public async Task Asset_Page_NamesEvidenceAndPlaces()
    {
        var page = await server.Page("/assets/awrc");
        page.QuerySelectorAll("#evidence ~ ul li").Should().NotBeEmpty();
        page.QuerySelector("#places").Should().NotBeNull();
    }

    [Fact]
    public async Task Links_FromTheFirstPage_AllLeadSomewhere()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { "/" };
        var waiting = new Queue<string>(seen);
        var broken = new List<string>();
        for (var followed = 0; followed < 90 && waiting.TryDequeue(out var address); followed++)
        {
            using var response = await server.Client.GetAsync(address);
            if ((int)response.StatusCode >= 400)
                broken.Add($"{address}: {(int)response.StatusCode}");
            else if (response.Content.Headers.ContentType?.MediaType == "text/html")
                Queue(await response.Content.ReadAsStringAsync());
        }

        broken.Should().BeEmpty();

        // A few of each kind of address: the fixture has a thousand area pages that are all made alike.
        void Queue(string html)
        {
            var links = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html).QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!.Split('#')[0]);
            foreach (var link in links.GroupBy(l => l.Split('?')[0].TrimStart('/').Split('/')[0]).SelectMany(g => g.Distinct().Where(l => !seen.Contains(l)).Take(12)).ToList())
            {
                if (seen.Add(link))
                    waiting.Enqueue(link);
            }
        }
    }

    [Fact]
    public async Task Profile_SaysWhatTellsPlacesApart_WhereItsRanksAreRead() =>
        (await server.Page("/areas/E01007317?focus=cancer")).QuerySelector("[aria-labelledby=kinds] .grounds")!.Words().Should().Contain("illness of cancer 81%").And.Contain("authority's figure");
}
