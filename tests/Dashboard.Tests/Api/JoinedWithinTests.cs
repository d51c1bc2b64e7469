using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using HealthNeeds.Dashboard.Tests.Pages;

namespace HealthNeeds.Dashboard.Tests.Api;

/// <summary>How the API names regions of several areas, lists them and sends what is of them.</summary>
[Collection(nameof(PairServer))]
public sealed class JoinedWithinTests(PairServer server)
{
    [Fact]
    public async Task Within_NamesTheRegionByItsIdOrItsCodes_AndNothingElse()
    {
        var within = (await server.Get(JoinedRegionTests.In("/api/v1/rankings?level=ltla24", PairServer.Across))).GetProperty("within");
        (within.GetProperty("code").GetString(), within.GetProperty("name").GetString(), within.GetProperty("level").GetString()).Should().Be(("E06000052_E08000016", "Barnsley and Cornwall", "region"));
        foreach (var name in new[] { "across", "E06000052_E08000016" })
            (await server.Client.GetStringAsync(JoinedRegionTests.In($"/api/v1/rankings?level=ltla24&within={name}", PairServer.Across))).Should().Be(await server.Client.GetStringAsync(JoinedRegionTests.In("/api/v1/rankings?level=ltla24", PairServer.Across)));
        foreach (var other in new[] { "both", "E08000016_E08000017", "E08000016_", "x_y" })
            (await server.Refusal(JoinedRegionTests.In($"/api/v1/rankings?within={other}", PairServer.Across), 400)).GetProperty("detail").GetString().Should().Contain("'within'");
        (await server.Page(JoinedRegionTests.In("/?within=E08000016_E08000017", PairServer.Across), HttpStatusCode.BadRequest)).QuerySelector("main")!.Words().Should().Contain("across (Barnsley and Cornwall)");
        (await server.Get(JoinedRegionTests.In("/api/v1/test-beds?within=across&sites=2", PairServer.Across))).GetProperty("within").GetProperty("level").GetString().Should().Be("region");
    }

    [Fact]
    public async Task Regions_AreListedWithWhatTheyAreMadeOf()
    {
        var list = await server.Get("/api/v1/regions");
        list.GetProperty("shown").GetString().Should().Be("south-yorkshire");
        list.GetProperty("items").EnumerateArray().Select(Line).Should().Equal(
            ("south-yorkshire", "E54000061", true, "released", "E54000061"),
            ("both", "both", true, "drawn", "E54000036,E54000061"),
            ("across", "across", true, "drawn", "E06000052,E08000016"),
            ("inner", "inner", true, "drawn", "E08000016,E08000017"),
            ("single", "E08000016", true, "released", "E08000016"),
            ("E54000036", "E54000036", false, "released", "E54000036"));
        var options = (await server.Page(JoinedRegionTests.In("/", PairServer.Both))).QuerySelectorAll("#region-of option");
        options.Select(o => o.GetAttribute("value")).Should().Equal("south-yorkshire", "both", "across", "inner", "single", "E54000036");
        options.Single(o => o.HasAttribute("selected")).GetAttribute("value").Should().Be("both");

        static (string?, string?, bool, string?, string) Line(JsonElement item) => (
            item.GetProperty("id").GetString(), item.GetProperty("within").GetString(), item.GetProperty("setUp").GetBoolean(), item.GetProperty("ranks").GetString(),
            string.Join(',', item.GetProperty("areas").EnumerateArray().Select(a => a.GetProperty("code").GetString())));
    }

    [Fact]
    public async Task Downloads_HoldTheRegionsRows_UnderANameThatEndsSomewhere()
    {
        var answer = await server.Client.GetAsync(JoinedRegionTests.In("/api/v1/rankings?level=ltla24&format=csv", PairServer.Across));
        answer.Content.Headers.ContentDisposition!.FileNameStar.Should().StartWith("need-overall-ltla24-E06000052-and-1-more-");
        StrictCsv.Table(await answer.Content.ReadAsStringAsync()).Should().HaveCount(2);
        var (own, other) = (await server.Client.GetAsync("/api/v1/assets"), await server.Client.GetAsync(JoinedRegionTests.In("/api/v1/assets", PairServer.Across)));
        own.Headers.ETag.Should().NotBe(other.Headers.ETag);
        (await other.Content.ReadAsStringAsync()).Should().NotContain("awrc", "assets are of the region that the release was made for");
    }
}
