using System.Text.Json;
using AngleSharp.Dom;

namespace HealthNeeds.Dashboard.Tests.Pages;

/// <summary>A region of one authority, as the ICB of Somerset is, is spoken of in the singular.</summary>
[Collection(nameof(PairServer))]
public sealed class SinglePlaceTests(PairServer server)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/conditions/diabetes-blood-pressure")]
    [InlineData("/inequality")]
    [InlineData("/data/indicators/iod2025-ypll")]
    public async Task Form_OffersTheWholeRegion_NotAllAuthorities(string address)
    {
        (await Page(address, PairServer.Alone)).QuerySelector("#within option")!.Words().Should().Be("The whole region");
        (await Page(address, PairServer.Inner)).QuerySelector("#within option")!.Words().Should().Be("All 2 authorities");
    }

    [Fact]
    public async Task Ranking_OfOnePlace_SaysHowSureItIs()
    {
        var page = await Page("/?level=ltla24", PairServer.Alone);
        page.QuerySelector(".lead")!.Words().Should().MatchRegex("^The one local authority of Barnsley alone is (very likely in|likely in|possibly in|unlikely to be in) England’s worst tenth for unmet need.$");
        page.QuerySelector(".rank-table .interval__words")!.Words().Should().Be("rank 1 of 1");
    }

    [Fact]
    public async Task Profile_AndBriefing_OfOnePlace_CountIt()
    {
        (await Page("/areas/E08000016", PairServer.Alone)).QuerySelector(".area-head__lead")!.Words().Should().StartWith("Ranked 1st of 1 Barnsley alone local authority for");
        (await Page("/briefing/areas/E08000016", PairServer.Alone)).QuerySelector(".sheet__lead")!.Words().Should().StartWith("Ranked 1st of 1 local authority of Barnsley alone,");
    }

    [Fact]
    public async Task Figures_OfOnePlace_CountIt()
    {
        var items = (await server.Get(JoinedRegionTests.In("/api/v1/areas/E08000016/indicators", PairServer.Alone))).GetProperty("items").EnumerateArray();
        var known = items.Where(i => i.GetProperty("value").ValueKind == JsonValueKind.Number).Select(i => i.GetProperty("indicator").GetString()!).Distinct(StringComparer.Ordinal).Take(12).ToList();
        var (told, headings) = (new List<string>(), new List<string>());
        foreach (var indicator in known)
        {
            var places = (await Page($"/data/indicators/{indicator}?level=ltla24", PairServer.Alone)).QuerySelector("#places")!;
            told.Add(places.Words());
            headings.Add(places.QuerySelector("h2")!.Words());
        }

        told.Should().Contain(w => w.Contains(" 1 place has a value", StringComparison.Ordinal)).And.NotContain(w => w.Contains(" 1 places ", StringComparison.Ordinal));
        headings.Should().Contain(h => h.StartsWith("The one local authority ", StringComparison.Ordinal)).And.NotContain(h => h.Contains("1 local authorities", StringComparison.Ordinal));
    }

    private async Task<IDocument> Page(string address, string region) => await server.Page(JoinedRegionTests.In(address, region));
}
