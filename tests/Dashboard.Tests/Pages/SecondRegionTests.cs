using AngleSharp.Dom;
using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Fixtures;

namespace HealthNeeds.Dashboard.Tests.Pages;

/// <summary>The site for Cornwall and the Isles of Scilly, by one setting: its places, assets, map and sources are its own.</summary>
public sealed class SecondRegionTests(CornwallServer server) : IClassFixture<CornwallServer>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/?level=msoa21&focus=cancer")]
    [InlineData("/areas/E01018750")]
    [InlineData("/areas/E06000052")]
    [InlineData("/assets")]
    [InlineData("/assets/ecehh")]
    [InlineData("/data")]
    [InlineData("/data/models")]
    public async Task Page_NamesTheRegion_AndNotTheFirst(string address)
    {
        var page = await server.Page(address);
        page.QuerySelector("body")!.Words().Should().Contain("Cornwall").And.NotContain("South Yorkshire").And.NotContain("Sheffield").And.NotContain("Kada");
    }

    [Fact]
    public async Task Map_DrawsItsAuthorities_EachOfTheTypeItIs()
    {
        var page = await server.Page("/?level=ltla24");
        page.QuerySelectorAll(".no-map").Should().BeEmpty();
        page.QuerySelectorAll(".map__places a").Should().HaveCount(2);
        page.QuerySelectorAll(".rank-table tr[data-code]").Should().HaveCount(2);
        page.QuerySelectorAll("[title='Unitary authority']").Should().NotBeEmpty();
        page.QuerySelector(".lead")!.Words().Should().Contain("of the 2 local authorities of Cornwall and the Isles of Scilly");
        page.QuerySelector(".lead + .quiet")!.Words().Should().StartWith($"{FocusWords.All(FixtureFocusAreas.All)}, in 2 local authorities of Cornwall and the Isles of Scilly");
    }

    [Fact]
    public async Task Assets_AreItsOwn_WithWhatNoRecordSays()
    {
        var list = await server.Get("/api/v1/assets");
        list.GetProperty("items").EnumerateArray().Select(a => a.GetProperty("id").GetString()).Should().HaveCount(15).And.Contain("royal-cornwall-hospital");
        list.GetProperty("attribution").GetString().Should().MatchRegex(@"^Assets: \d+ public records that each entry cites; each entry says where in them$");
        (await server.Page("/assets/truro-dental")).QuerySelector(".chips")!.Words().Should().Contain("date not recorded").And.Contain("Truro: location not recorded");
    }

    [Fact]
    public async Task Matches_OfAnArea_AreItsAssets()
    {
        var items = (await server.Get("/api/v1/matches?area=E01018750")).GetProperty("items").EnumerateArray().ToList();
        items.Should().NotBeEmpty();
        items.Select(i => i.GetProperty("asset").GetString()).Should().Contain("macmillan-cove").And.NotContain("awrc");
    }
}

/// <summary>A site that was started for the second bundled region, over a release made for it.</summary>
public sealed class CornwallServer() : ApiServer(SmallRelease.PublishCornwall, new Dictionary<string, string> { ["Region"] = "cornwall" });
