using System.Net;
using AngleSharp.Dom;

namespace HealthNeeds.Dashboard.Tests.Pages;

[Collection(ApiCollection.Name)]
public sealed class FindNeedTests(ApiServer server)
{
    private const int ByteBudget = 100_000;

    [Fact]
    public async Task List_AllPagesTogether_ReachEveryNeighbourhoodOnce()
    {
        var codes = new List<string>();
        for (var number = 1; number <= 35; number++)
            codes.AddRange((await server.Page($"/?page={number}")).Codes());
        codes.Should().HaveCount(860).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task List_PageAfterTheLast_IsNotFoundAndLeadsBack()
    {
        var page = await server.Page("/?focus=cancer&page=36", HttpStatusCode.NotFound);
        page.QuerySelector("main a.button")!.GetAttribute("href").Should().Be("/?focus=cancer");
    }

    [Fact]
    public async Task State_ChosenFilters_AreMarkedAndCarriedByEveryOtherFilter()
    {
        var page = await server.Page("/?focus=cancer&kind=burden&level=msoa21&within=E08000016&q=a");
        page.QuerySelectorAll(".filters [aria-current]").Select(a => a.Words()).Should().Equal("Cancer", "Burden of ill health", "MSOA");
        page.QuerySelector("nav[aria-label='Focus area'] a")!.GetAttribute("href").Should().Be("/?kind=burden&level=msoa21&within=E08000016&q=a");
        page.QuerySelectorAll("form:not(#region) input[type=hidden]").Select(i => (i.GetAttribute("name"), i.GetAttribute("value"))).Should().Equal(("focus", "cancer"), ("kind", "burden"), ("level", "msoa21"));
        page.QuerySelector("#within option[selected]")!.Words().Should().Be("Barnsley");
        page.QuerySelector("#q")!.GetAttribute("value").Should().Be("a");
    }

    [Theory]
    [InlineData("burden", "burden of ill health", "Burden ")]
    [InlineData("gap", "care that falls short", "Gap ")]
    public async Task Kind_Chosen_RanksListMapAndDownloadsByIt(string kind, string inside, string value)
    {
        var page = await server.Page($"/?kind={kind}&focus=cardio-respiratory");
        var listed = (await server.Get($"/api/v1/rankings?kind={kind}&focus=cardio-respiratory")).GetProperty("items").EnumerateArray().Take(25).Select(i => i.GetProperty("code").GetString()!);
        page.Codes().Should().Equal(listed);
        page.QuerySelector("#ranking-title")!.Words().Should().Be($"860 neighbourhoods, greatest {inside} first");
        page.QuerySelectorAll(".rank-table__value").Should().HaveCount(25).And.OnlyContain(v => v.TextContent.StartsWith(value, StringComparison.Ordinal) && v.TextContent.Contains("England", StringComparison.Ordinal));
        page.QuerySelectorAll(".rank-table__why, .reasons").Should().BeEmpty("what goes with unmet need is no reason of another rank");
        page.QuerySelectorAll("a[href^='/api/v1/rankings']").Should().HaveCount(4, "CSV, Excel, Parquet and GeoJSON").And.OnlyContain(a => a.GetAttribute("href")!.Contains($"kind={kind}", StringComparison.Ordinal));
        page.QuerySelector(".legend")!.TextContent.Should().Contain($"worst tenth for {inside}").And.Contain("80% or more");
        page.QuerySelectorAll(".map__places a").Should().HaveCount(860);
    }

    [Theory]
    [InlineData("", "neighbourhoods", "unmet need")]
    [InlineData("focus=cancer&level=msoa21", "communities", "unmet need, cancer")]
    [InlineData("kind=burden&level=ltla24", "local authorities", "burden of ill health")]
    [InlineData("kind=gap&level=ltla24", "local authorities", "care that falls short")]
    public async Task Lead_IsWhatTheRankingComesTo(string query, string places, string kind)
    {
        var items = (await server.Get($"/api/v1/rankings?{query}")).GetProperty("items").EnumerateArray().ToList();
        var worst = items.Where(i => i.GetProperty("tier").GetString() == "very-likely").Select(i => i.GetProperty("localAuthority").GetString()).ToList();
        var lead = (await server.Page($"/?{query}")).QuerySelector(".lead")!.Words();
        var (count, be) = worst.Count switch { 0 => ("None", "is"), 1 => ("1", "is"), _ => ($"{worst.Count}", "are") };
        lead.Should().StartWith($"{count} of the {items.Count} {places} of South Yorkshire {be} very likely in England’s worst tenth for {kind}");
        if (lead.TrimEnd('.').Split(" of them in ") is [var before, var named])
            before.Split(", ")[^1].Should().Be($"{worst.Count(a => named.Split(" and ").Contains(a))}");
        else if (worst.Count > 3)
            lead.Should().NotContain("Barnsley", "no authority is named without its number");
    }

    [Fact]
    public async Task Rows_StandUnderTheirTier_EachTierOnce()
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["very-likely"] = "Very likely in England’s worst tenth",
            ["likely"] = "Likely in England’s worst tenth",
            ["possibly"] = "Possibly in England’s worst tenth",
            ["unlikely"] = "Unlikely to be in England’s worst tenth",
        };
        string[] order = [.. words.Keys];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var address in Enumerable.Range(1, 7).Select(number => $"/?level=msoa21&page={number}").Append("/?level=msoa21&q=sheffield"))
        {
            var page = await server.Page(address);
            var headings = page.QuerySelectorAll(".rank-table tbody > tr:first-child > th[scope=rowgroup][colspan='5']").Select(h => h.Words().Replace(", some more likely", string.Empty)).ToList();
            var tiers = page.QuerySelectorAll(".rank-table tr[data-code] .tier").Select(t => Array.IndexOf(order, t.ClassList[1]["tier--".Length..])).ToList();
            headings.Should().Equal(tiers.Where((tier, i) => i == 0 || tier > tiers.Take(i).Max()).Select(tier => words[order[tier]]), "each stands before the first that is less sure than all above it");
            page.QuerySelectorAll(".rank-table th[scope=rowgroup]").Should().HaveCount(headings.Count);
            seen.UnionWith(headings);
        }

        seen.Should().HaveCountGreaterThan(1);
    }

    [Fact]
    public async Task FirstThree_AreTheLists_OnItsFirstPageOnly()
    {
        var page = await server.Page("/");
        page.QuerySelectorAll(".first-three a").Select(a => a.GetAttribute("href")).Should().Equal(page.QuerySelectorAll(".rank-table__place").Take(3).Select(a => a.GetAttribute("href")));
        (await server.Page("/?page=2")).QuerySelectorAll(".first-three").Should().BeEmpty();
    }

    /// <summary>Where no place is very likely, nobody there can be said to have help.</summary>
    [Fact]
    public async Task Cards_WhereNoPlaceIsVeryLikely_ClaimNoHelp()
    {
        var none = 0;
        foreach (var address in new[] { "/?kind=gap&level=ltla24", "/?kind=burden&level=ltla24", "/?kind=gap&within=E08000016", "/?kind=gap&within=E08000019&level=msoa21" })
        {
            var cards = (await server.Page(address)).QuerySelectorAll(".cards li").Select(c => c.Words()).ToList();
            if (!cards[0].StartsWith("0 ", StringComparison.Ordinal))
                continue;
            none++;
            cards[2].Should().StartWith("No place to match").And.NotContain("Every area");
        }

        none.Should().BePositive("one of the addresses has no such place");
    }

    /// <summary>Of the fixture, one half of practices and the other rank by gap in heart and lungs with a correlation of 0.3, by unmet need of 0.97.</summary>
    [Theory]
    [InlineData("focus=cardio-respiratory&kind=gap", true)]
    [InlineData("focus=cardio-respiratory", false)]
    [InlineData("focus=cancer&kind=burden", false)]
    public async Task Ranking_ThatHalvesOfPracticesDoNotAgreeOn_SaysSo_OnPageBriefingAndApi(string query, bool said)
    {
        const string Warning = "Care that falls short: this ranking is not reliable.";
        var notice = (await server.Page($"/?{query}")).QuerySelector("#unreliable")?.Words();
        if (said) notice.Should().StartWith(Warning).And.Contain("0.30 (90% interval 0.24 to 0.34; at least 0.7 is asked for)");
        else notice.Should().BeNull();
        (await server.Page($"/briefing/ranking?{query}")).Body!.Words().Contains(Warning, StringComparison.Ordinal).Should().Be(said);
        (await server.Get($"/api/v1/rankings?{query}")).GetProperty("caveats").EnumerateArray().Any(c => c.GetString()!.StartsWith(Warning, StringComparison.Ordinal)).Should().Be(said);
    }

    [Fact]
    public async Task Place_SaysWhichOfItsRanksIsNotReliable() =>
        (await server.Page("/areas/E01007317?focus=cardio-respiratory")).QuerySelectorAll("[aria-labelledby=kinds] > .caveat").Select(c => c.Words()).Should().ContainSingle(w => w.StartsWith("Care that falls short: this ranking is not reliable.", StringComparison.Ordinal));

    [Fact]
    public async Task Kind_Default_ShowsUnmetNeedAgainstEngland()
    {
        var page = await server.Page("/");
        page.QuerySelector("nav[aria-label='Rank by'] [aria-current]")!.Words().Should().Be("Unmet need");
        page.QuerySelectorAll("nav[aria-label='Rank by'] a").Select(a => a.GetAttribute("href")).Should().Equal("/", "/?kind=burden", "/?kind=gap");
        page.QuerySelectorAll(".rank-table__value").Should().OnlyContain(v => v.TextContent.StartsWith("Unmet need ", StringComparison.Ordinal));
        page.QuerySelector(".legend")!.TextContent.Should().Contain("80% or more");
    }

    [Theory]
    [InlineData("/?focus=best-start", "No figure of care is held for best start, so areas are not ranked by gap.")]
    [InlineData("/?focus=cancer&level=msoa21", "Figures of care for cancer are held for local authorities only, so communities are not ranked by gap.")]
    public async Task Kind_NotAvailable_SaysWhyInsteadOfALink(string address, string why)
    {
        var choice = (await server.Page(address)).QuerySelector("nav[aria-label='Rank by']")!;
        choice.QuerySelectorAll("a").Select(a => a.Words()).Should().Equal("Unmet need", "Burden of ill health");
        (await server.Page(address)).QuerySelectorAll(".parts__words").Should().OnlyContain(w => w.TextContent.EndsWith("not ranked", StringComparison.Ordinal));
        choice.QuerySelector(".choice__off")!.Words().Should().Be("Care that falls short");
        choice.QuerySelector(".filter__why-not")!.Words().Should().Be(why);
    }

    [Fact]
    public async Task Kind_NotAvailableButAskedFor_SaysWhyAndLeadsOn()
    {
        var page = await server.Page("/?focus=best-start&kind=gap");
        page.QuerySelector(".empty")!.Words().Should().StartWith("No figure of care is held for best start");
        page.QuerySelectorAll(".empty a").Select(a => a.GetAttribute("href")).Should().Equal("/?focus=best-start", "/?focus=best-start&kind=burden");
        page.QuerySelectorAll(".map__places a, .cards li, .map-assets, a[href^='/api/v1/rankings']").Should().BeEmpty();
        page.QuerySelector("#ranking-title")!.Words().Should().Be("Not ranked");
        page.QuerySelector(".lead")!.Words().Should().Contain("in neighbourhoods of South Yorkshire");
        page.QuerySelector(".find-grid__map")!.TextContent.Should().Contain("nothing to show on a map");
        page.Body!.TextContent.Split("No figure of care is held").Should().HaveCount(2, "it is said once");
    }

    [Fact]
    public async Task Kind_ForAuthorities_RanksThemWhereOnlyTheyHaveFiguresOfCare() =>
        (await server.Page("/?focus=cancer&level=ltla24&kind=gap")).Codes().Should().HaveCount(4);

    [Theory]
    [InlineData("/?within=E08000016", "Barnsley", 148)]
    [InlineData("/?within=E08000038", "Barnsley", 148)]
    [InlineData("/?within=E08000019&level=msoa21", "Sheffield", 70)]
    public async Task Within_AnAuthority_ShowsItsPlacesAndNoOthers(string address, string authority, int areas)
    {
        var page = await server.Page(address);
        page.QuerySelectorAll(".map__places a").Should().HaveCount(areas);
        page.QuerySelector("#ranking-title")!.Words().Should().StartWith($"{areas} ");
        page.QuerySelectorAll(".rank-table__sub").Should().OnlyContain(s => s.TextContent.Contains(authority, StringComparison.Ordinal));
        page.QuerySelectorAll(".interval__words").Should().OnlyContain(w => w.TextContent.EndsWith($"of {areas}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Text_ACode_FindsThatPlaceAndKeepsItsRank()
    {
        var all = await server.Page("/?page=3");
        var code = all.Codes()[4];
        var page = await server.Page($"/?q={code}");
        page.Codes().Should().Equal(code);
        page.QuerySelector(".rank-table__rank")!.Words().Should().Be("55");
        page.QuerySelectorAll(".map__places a.here").Should().ContainSingle().Which.GetAttribute("data-code").Should().Be(code);
    }

    [Fact]
    public async Task Text_FoundNowhere_SaysSoAndOffersANextStep()
    {
        var page = await server.Page("/?focus=cancer&q=zzzzzz");
        page.QuerySelector(".empty")!.Words().Should().Contain("zzzzzz");
        page.QuerySelectorAll(".empty a").Select(a => a.GetAttribute("href")).Should().Equal("/search?q=zzzzzz", "/?focus=cancer");
    }

    [Fact]
    public async Task Text_WithMarkup_IsShownAsText()
    {
        var page = await server.Page("/?q=" + Uri.EscapeDataString("<script>alert(1)</script>"));
        page.QuerySelectorAll("script:not([src])").Should().BeEmpty();
        page.QuerySelector(".empty")!.TextContent.Should().Contain("<script>alert(1)</script>");
    }

    [Fact]
    public async Task Map_EveryPlace_IsANamedLinkInWordsAndAClassOfTheScale()
    {
        var page = await server.Page("/");
        var places = page.QuerySelectorAll(".map__places a");
        places.Should().HaveCount(860);
        places.Should().OnlyContain(a => a.QuerySelector("title")!.TextContent.Contains("worst tenth, rank ", StringComparison.Ordinal));
        string[] scale = ["n1", "n2", "n3", "n4", "n5", "w1", "w2", "w3", "w4", "w5"];
        places.Select(a => a.QuerySelector("path")!.ClassName).Should().BeSubsetOf(scale);
        page.QuerySelectorAll(".map__outline").Should().HaveCount(4);
        page.QuerySelector(".map__skip a")!.GetAttribute("href").Should().Be("#after-map");
    }

    [Fact]
    public async Task Map_ColoursAndTags_TellTheSame()
    {
        var page = await server.Page("/");
        var classes = page.QuerySelectorAll(".map__places a").ToDictionary(a => a.GetAttribute("data-code")!, a => a.QuerySelector("path")!.ClassName![1]);
        foreach (var row in page.QuerySelectorAll(".rank-table tr[data-code]"))
            (classes[row.GetAttribute("data-code")!] == '5').Should().Be(row.QuerySelector(".tier--very-likely") is not null);
    }

    [Theory]
    [InlineData("cancer", "Weston Park", "Canon")]
    [InlineData("best-start", "Sheffield Children", "NCCHT")]
    public async Task Map_Assets_AreOpenOnesOnly(string focus, string open, string notOpen)
    {
        var page = await server.Page($"/?focus={focus}");
        page.QuerySelector(".map-assets")!.TextContent.Should().Contain(open).And.NotContain(notOpen);
        page.QuerySelectorAll(".map__asset title").Select(t => t.TextContent).Should().NotBeEmpty().And.NotContain(t => t.Contains(notOpen, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Shares_OfTheAuthorities_AddUpToAllPlaces()
    {
        var page = await server.Page("/");
        page.QuerySelectorAll(".shares tbody tr").Select(r => int.Parse(r.QuerySelectorAll("td")[^1].Words().Split(' ')[^1])).Sum().Should().Be(860);
    }

    [Theory]
    [InlineData("/?focus=nope")]
    [InlineData("/?focus=cancer&focus=cancer")]
    [InlineData("/?kind=need")]
    [InlineData("/?kind=burden&kind=gap")]
    [InlineData("/?level=lsoa11")]
    [InlineData("/?level=' or 1=1 --")]
    [InlineData("/?within=E0800001")]
    [InlineData("/?within=E01007317")]
    [InlineData("/?within=E09000001")]
    [InlineData("/?level=ltla24&within=E08000016")]
    [InlineData("/?page=0")]
    [InlineData("/?page=-1")]
    [InlineData("/?page=99999999999999999999")]
    [InlineData("/?release=../../etc/passwd")]
    [InlineData("/areas/nonsense")]
    [InlineData("/areas/E01007317?focus=nope")]
    [InlineData("/assets?kind=nope")]
    [InlineData("/assets?place=E01007317")]
    public async Task Address_Hostile_GetsAPageThatSaysWhatIsAllowed(string address)
    {
        var page = await server.Page(address, HttpStatusCode.BadRequest);
        page.QuerySelectorAll("main li").Should().NotBeEmpty("the page lists what is allowed");
        page.QuerySelector("main a.button").Should().NotBeNull();
        page.Body!.TextContent.Should().NotContain("Exception").And.NotContain("   at ");
    }

    [Fact]
    public async Task Address_TextTooLong_IsRefused() => await server.Page("/?q=" + new string('x', 61), HttpStatusCode.BadRequest);

    [Theory]
    [InlineData("/areas/E01999999")]
    [InlineData("/areas/W01000001")]
    [InlineData("/assets/nope")]
    [InlineData("/data/indicators/nope")]
    [InlineData("/data/runs/nope")]
    [InlineData("/data/runs/..%2F..%2Fcurrent")]
    [InlineData("/nothing-here")]
    public async Task Address_OfNothing_IsNotFoundInTheProductsLook(string address)
    {
        var page = await server.Page(address, HttpStatusCode.NotFound);
        page.QuerySelector(".site-header").Should().NotBeNull();
        page.QuerySelector("main a.button").Should().NotBeNull();
    }

    [Fact]
    public async Task Page_WithTheMapOf860_FitsItsByteBudget()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.AcceptEncoding.ParseAdd("br");
        using var response = await server.Client.SendAsync(request);
        response.Content.Headers.ContentEncoding.Should().Equal("br");
        (await response.Content.ReadAsByteArrayAsync()).Length.Should().BeLessThan(ByteBudget);
    }

    [Fact]
    public async Task Page_AskedForAgain_IsNotSentTwice()
    {
        using var first = await server.Client.GetAsync("/?focus=cancer");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/?focus=cancer");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await server.Client.SendAsync(request);
        second.StatusCode.Should().Be(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task List_SaysWhatTellsItsPlacesApart_AndWhatMustBeSaidOfTheFigures()
    {
        var note = (await server.Page("/?focus=cancer")).QuerySelector("#ranking .grounds")!;
        note.Words().Should().Contain("illness of cancer 81%, care of cancer 19%").And.Contain("authority's figure");
        note.QuerySelector("a")!.GetAttribute("href").Should().Be("/data/models#focus-cancer");
        (await server.Page("/")).QuerySelector("#ranking .grounds")!.Words().Should().Contain("others less than 2% each").And.Contain("no evidence about any one neighbourhood");
        (await server.Page("/?focus=cancer&kind=burden")).QuerySelector("#ranking .grounds").Should().BeNull("shares are those of unmet need");
    }
}
