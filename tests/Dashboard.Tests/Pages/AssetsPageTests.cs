using System.Globalization;
using AngleSharp.Dom;

namespace HealthNeeds.Dashboard.Tests.Pages;

[Collection(ApiCollection.Name)]
public sealed class AssetsPageTests(ApiServer server)
{
    [Fact]
    public async Task Assets_Search_ListsTheBestFirst()
    {
        var page = await server.Page("/assets?q=olympic%20legacy");
        page.QuerySelectorAll("#catalogue h3")[0].Words().Should().Contain("Olympic Legacy");
    }

    [Fact]
    public async Task Assets_SearchInOtherOrder_FindsTheSame()
    {
        var one = await server.Page("/assets?q=manufacturing%20research");
        var other = await server.Page("/assets?q=research%20manufacturing");
        other.QuerySelectorAll("#catalogue h3").Select(h => h.Words()).Should().Equal(one.QuerySelectorAll("#catalogue h3").Select(h => h.Words())).And.NotBeEmpty();
    }

    [Theory]
    [InlineData("cancer", "", "E54000061", "South Yorkshire")]
    [InlineData("cardio-respiratory", "&place=none", "E54000061", "South Yorkshire")]
    [InlineData("mental-health", "&place=E08000017", "E08000017", "Doncaster")]
    public async Task Assets_OfAFocusArea_AreOpenFirst_ThenByTheirStrongestMatchInThePlace(string focus, string filter, string within, string place)
    {
        var page = await server.Page($"/assets?focus={focus}{filter}");
        var places = (await server.Get($"/api/v1/rankings?level=lsoa21&within={within}")).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("code").GetString()!).ToHashSet();
        var assets = new List<(string Id, string Name, bool IsOpen, double Strongest)>();
        foreach (var item in (await server.Get($"/api/v1/assets?focus={focus}{filter}")).GetProperty("items").EnumerateArray())
        {
            var id = item.GetProperty("id").GetString()!;
            var matches = StrictCsv.Table((await server.Client.GetStringAsync($"/api/v1/matches?asset={id}&focus={focus}&format=csv")).TrimStart('\uFEFF'));
            var strongest = matches.Where(m => places.Contains(m["area"])).Select(m => double.Parse(m["score"], CultureInfo.InvariantCulture)).DefaultIfEmpty(0).Max();
            assets.Add((id, item.GetProperty("name").GetString()!, item.GetProperty("status").GetString() == "open", strongest));
        }

        var expected = assets.OrderByDescending(a => a.IsOpen).ThenByDescending(a => a.Strongest).ThenBy(a => a.Name, StringComparer.OrdinalIgnoreCase).Select(a => a.Id).ToList();
        Shown(page).Should().Equal(expected).And.NotEqual(assets.OrderBy(a => a.Name, StringComparer.OrdinalIgnoreCase).Select(a => a.Id), "the order is not that of names");
        page.QuerySelector("#order")!.Words().Should().StartWith("Open ones first").And.Contain($"with a neighbourhood of {place},");
    }

    [Fact]
    public async Task Assets_OfNoFocusArea_AreByName()
    {
        var page = await server.Page("/assets?kind=hospital");
        page.QuerySelectorAll("#catalogue h3 a").Select(a => a.Words()).Should().NotBeEmpty().And.BeInAscendingOrder(StringComparer.OrdinalIgnoreCase);
        page.QuerySelector("#order")!.Words().Should().Be("By name.");
    }

    [Fact]
    public async Task Chips_OfTheFiltersInUse_EachTakeTheirOwnAway()
    {
        const string Focus = "focus=cancer", Sector = "sector=medical-devices", Kind = "kind=research-centre", Place = "place=E08000019", Words = "q=robot%20arm";
        var page = await server.Page($"/assets?{Focus}&{Sector}&{Kind}&{Place}&{Words}");
        var sector = page.QuerySelector("#sector option[selected]")!.Words();
        page.QuerySelectorAll("[aria-label='Filters in use'] a").Select(a => (a.GetAttribute("aria-label"), a.GetAttribute("href"))).Should().Equal(
            ("Remove filter: Focus area: Cancer", $"/assets?{Sector}&{Kind}&{Place}&{Words}"),
            ($"Remove filter: Sub-sector: {sector}", $"/assets?{Focus}&{Kind}&{Place}&{Words}"),
            ("Remove filter: Kind: Research centre", $"/assets?{Focus}&{Sector}&{Place}&{Words}"),
            ("Remove filter: Place: Sheffield", $"/assets?{Focus}&{Sector}&{Kind}&{Words}"),
            ("Remove filter: Words: robot arm", $"/assets?{Focus}&{Sector}&{Kind}&{Place}"));
        (await server.Page("/assets?place=none")).QuerySelector("[aria-label='Filters in use'] a")!.GetAttribute("href").Should().Be("/assets");
        (await server.Page("/assets")).QuerySelectorAll("[aria-label='Filters in use']").Should().BeEmpty();
    }

    [Theory]
    [InlineData("/assets?q=canon", "Canon Medical diagnostic imaging research hub (planned)")]
    [InlineData("/assets/canon-imaging-hub", "Canon Medical diagnostic imaging research hub (planned)")]
    [InlineData("/assets/ncct", "National Centre for Child Health Technology (NCCHT) (under construction)")]
    public async Task Assets_MarkOfWhatIsNotOpen_NamesItsStatus(string address, string words) =>
        (await server.Page(address)).QuerySelectorAll(".map__asset title").Select(t => t.TextContent).Should().ContainSingle(t => t.Contains(words, StringComparison.Ordinal));

    [Theory]
    [InlineData("", "South Yorkshire", 860)]
    [InlineData("&place=E08000016", "Barnsley", 148)]
    [InlineData("&place=none&kind=hospital", "South Yorkshire", 860)]
    public async Task Gaps_FollowTheFocusAreaAndThePlace_AsTheirOwnPageDoes(string others, string place, int neighbourhoods)
    {
        var page = await server.Page($"/assets?focus=cardio-respiratory{others}");
        page.QuerySelectorAll("#gaps tbody th").Should().ContainSingle().Which.Words().Should().StartWith("COPD");
        page.QuerySelector("#gaps tbody td")!.Words().Should().StartWith($"{neighbourhoods}").And.Contain("Barnsley 148");
        page.QuerySelector("#gap-scope")!.Words().Should().StartWith($"Of heart and lungs, in {place}.");
        page.QuerySelector("#gap-scope")!.Words().Contains("leave this list as it is", StringComparison.Ordinal).Should().Be(others.Contains("kind", StringComparison.Ordinal));
        page.QuerySelectorAll("#gaps a[href^='/gaps']").Should().ContainSingle().Which.GetAttribute("href").Should().Be("/gaps?focus=cardio-respiratory");
    }

    [Fact]
    public async Task Gaps_OfAFocusAreaWithout_AreNone_AndWithoutFiltersAreAll()
    {
        (await server.Page("/assets?focus=cancer")).QuerySelector("#gaps")!.Words().Should().Contain("Every one of these needs has an answer");
        var page = await server.Page("/assets");
        page.QuerySelectorAll("#gaps tbody th").Should().NotBeEmpty();
        page.QuerySelectorAll("#gap-scope").Should().BeEmpty();
        page.QuerySelector("#gaps a[href^='/gaps']")!.GetAttribute("href").Should().Be("/gaps");
    }

    [Fact]
    public async Task Assets_SearchForNothingKnown_SaysSo()
    {
        var page = await server.Page("/assets?q=zzzzzz");
        page.QuerySelector("#catalogue .empty")!.Words().Should().Contain("Nothing in the catalogue matches all");
    }

    private static IEnumerable<string> Shown(IParentNode page) => page.QuerySelectorAll("#catalogue h3 a").Select(a => a.GetAttribute("href")!.Split('/')[2]);
}
