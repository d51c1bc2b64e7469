using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.Tests.Api;

/// <summary>A file that a page offers holds what the page shows.</summary>
[Collection(ApiCollection.Name)]
public sealed class FilteredDownloadTests(ApiServer server)
{
    [Theory]
    [InlineData("/?level=msoa21&q=dearne")]
    [InlineData("/?q=E01007317")]
    [InlineData("/?level=ltla24&q=r")]
    public async Task Csv_OfASearchedList_HasThePagesRows_NumberedAsThere(string address)
    {
        var page = await server.Page(address);
        var link = page.QuerySelectorAll("a[href^='/api/v1/rankings']").Select(a => a.GetAttribute("href")!).Single(h => h.EndsWith("csv", StringComparison.Ordinal));
        var rows = StrictCsv.Table((await server.Client.GetStringAsync(link)).TrimStart('\uFEFF'));
        rows.Select(r => (r["code"], r["position"])).Should().NotBeEmpty().And.Equal(page.QuerySelectorAll("tr[data-code]").Select(r => (r.GetAttribute("data-code")!, r.QuerySelector(".c-rank")!.Words())));
        rows.Select(r => Percent(r["burdenPercentile"])).Should().Equal(page.QuerySelectorAll(".parts__words").Select(w => w.Words().Split(' ', ',')[1]));
    }

    [Fact]
    public async Task GeoJson_OfASearchedList_HasThePlacesThatAreCalledSo()
    {
        var file = await server.Client.GetStringAsync("/api/v1/rankings?level=ltla24&search=sheffield&format=geojson");
        var features = JsonDocument.Parse(file).RootElement.GetProperty("features").EnumerateArray().ToList();
        features.Should().ContainSingle().Which.GetProperty("properties").GetProperty("name").GetString().Should().Be("Sheffield");
    }

    [Theory]
    [InlineData("/assets", true)]
    [InlineData("/assets?focus=cancer", true)]
    [InlineData("/assets?sector=medical-devices&kind=research-centre", true)]
    [InlineData("/assets?focus=mental-health&place=E08000039", true)]
    [InlineData("/assets?place=none", true)]
    [InlineData("/assets?kind=hospital&q=heart%20failure", true)]
    [InlineData("/assets?q=c", false)]
    public async Task Downloads_OfTheAssetsShown_HaveThem_InThePagesOrder(string address, bool any)
    {
        var page = await server.Page(ReleasePin.Address(address, server.Published!.Id));
        var shown = page.QuerySelectorAll("#catalogue h3 a").Select(a => a.GetAttribute("href")!.Split('/', '?')[2]).ToList();
        var links = page.QuerySelectorAll("#catalogue a[href^='/api/v1/assets']").Select(a => a.GetAttribute("href")!).ToList();
        links.Should().HaveCount(5, "CSV, Excel, Parquet, JSON and GeoJSON").And.OnlyContain(l => l.Contains($"release={server.Published.Id}", StringComparison.Ordinal));
        var rows = StrictCsv.Table((await server.Client.GetStringAsync(links.Single(l => l.Contains("format=csv", StringComparison.Ordinal)))).TrimStart('\uFEFF'));
        rows.Select(r => r["id"]).Should().Equal(shown);
        (shown.Count > 0).Should().Be(any);
        Ids(await server.Get(links.Single(l => !l.Contains("format=", StringComparison.Ordinal))), "items").Should().Equal(shown);
        Ids(JsonDocument.Parse(await server.Client.GetStringAsync(links.Single(l => l.Contains("format=geojson", StringComparison.Ordinal)))).RootElement, "features").Should().Equal(shown);
    }

    [Fact]
    public async Task Values_OfAnIndicatorWithoutPersons_AreOfWhomThereIs()
    {
        var list = await server.Get("/api/v1/indicators/ons-la-le-birth/values?level=ltla24");
        list.GetProperty("sex").GetString().Should().Be("female");
        list.GetProperty("items").EnumerateArray().Should().Contain(i => i.GetProperty("value").ValueKind == JsonValueKind.Number);
        (await server.Get("/api/v1/indicators/ons-la-le-birth/values?level=ltla24&sex=persons")).GetProperty("sex").GetString().Should().Be("persons", "what is asked for is answered");
    }

    [Fact]
    public async Task Page_AskedForPlacesThatAreNot_SaysSo()
    {
        (await server.Page("/?level=ltla24&within=E08000016", HttpStatusCode.BadRequest)).QuerySelector("main")!.Words().Should().Contain("holds no local authorities of South Yorkshire");
    }

    private static IEnumerable<string?> Ids(JsonElement answer, string list) => answer.GetProperty(list).EnumerateArray().Select(i => i.GetProperty("id").GetString());

    private static string Percent(string share) => double.Parse(share, CultureInfo.InvariantCulture).ToString("0%", CultureInfo.InvariantCulture).TrimEnd('%');
}
