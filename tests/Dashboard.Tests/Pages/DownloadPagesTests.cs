using System.Net;
using AngleSharp.Dom;
using HealthNeeds.Dashboard.Api.Downloads;

namespace HealthNeeds.Dashboard.Tests.Pages;

[Collection(ApiCollection.Name)]
public sealed class DownloadPagesTests(ApiServer server)
{
    [Fact]
    public async Task Columns_ShowsEveryColumnOfEveryDownload_UnderItsAnchor()
    {
        var page = await server.Page("/data/columns");
        foreach (var table in ColumnMeanings.All.Tables)
        {
            var section = page.QuerySelector($"#{table.Id}")!.Closest("section")!;
            section.QuerySelectorAll("tbody th").Select(h => h.Words()).Should().Equal(table.Columns.Select(c => c.Name));
            section.QuerySelectorAll("tbody tr").Select(r => r.QuerySelector("td")!.Words()).Should().Equal(table.Columns.Select(c => string.Join(' ', c.Means.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
        }
    }

    [Fact]
    public async Task Columns_OfOneDownload_StandAlone_AndLinksToThemAreFollowed()
    {
        var page = await server.Page("/data/columns?table=rankings");
        page.QuerySelectorAll("main section").Should().ContainSingle().Which.QuerySelectorAll("tbody th").Should().HaveCount(ColumnMeanings.All.Find("rankings")!.Columns.Count);
        page.QuerySelector("option[selected]")!.GetAttribute("value").Should().Be("rankings");
        (await server.Page("/")).QuerySelectorAll("a").Select(a => a.GetAttribute("href")).Should().Contain("/data/columns?table=rankings");
    }

    [Theory]
    [InlineData("?table=nonsense", "rankings")]
    [InlineData("?table=rankings&table=assets", "one value")]
    [InlineData("?table=%3Cscript%3E", "rankings")]
    public async Task Columns_OfNoDownload_AreRefused_WithThoseThereAre(string query, string allowed) =>
        (await server.Page($"/data/columns{query}", HttpStatusCode.BadRequest)).QuerySelector("main")!.Words().Should().Contain(allowed).And.NotContain("<script>");

    [Fact]
    public async Task Reference_ShowsEveryAddressOfTheDocument_WithItsParameters()
    {
        var page = await server.Page("/api/reference");
        foreach (var path in (await server.Get("/openapi/v1.json")).GetProperty("paths").EnumerateObject())
        {
            var operation = path.Value.GetProperty("get");
            var section = page.QuerySelector($"#{operation.GetProperty("operationId").GetString()}")!.Closest("section")!;
            section.QuerySelector("h3")!.Words().Should().Be($"GET {path.Name}");
            if (operation.TryGetProperty("parameters", out var parameters))
                section.QuerySelectorAll("tbody th code").Select(c => c.Words()).Should().Equal(parameters.EnumerateArray().Select(p => p.GetProperty("name").GetString()));
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/data")]
    [InlineData("/plan")]
    [InlineData("/areas/E01007317")]
    public async Task EveryPage_LeadsToReference_OpenApiAndColumns(string address)
    {
        var links = (await server.Page(address)).QuerySelectorAll("footer a").Select(a => a.GetAttribute("href")).ToList();
        links.Should().Contain(["/api/reference", "/openapi/v1.json", "/data/columns", "/data/api"]);
    }

    [Fact]
    public async Task ApiGuide_ShowsTheProgramsThatTestsRun_AndLinksThatAnswer()
    {
        var page = await server.Page("/data/api");
        foreach (var file in new[] { "need.py", "need.R", "NeedExample.cs" })
        {
            var path = RepositoryFile.Path("docs", "examples", file);
            page.QuerySelectorAll("pre").Select(p => p.TextContent.ReplaceLineEndings("\n").Trim()).Should().Contain((await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n").Trim());
        }

        foreach (var link in page.QuerySelectorAll("main a[href^='/']").Select(a => a.GetAttribute("href")!).Where(h => !h.Contains("figures=yes", StringComparison.Ordinal)).Distinct())
            (await server.Client.GetAsync(link)).StatusCode.Should().Be(HttpStatusCode.OK, link);
    }

    [Fact]
    public async Task Pages_FixedToARelease_LinkDownloadsThatAnswer()
    {
        var page = await server.Page($"/data/columns?release={server.Published!.Id}");
        foreach (var link in page.QuerySelectorAll("main a[href*='format=csv']").Select(a => a.GetAttribute("href")!))
            (await server.Client.GetAsync(link)).StatusCode.Should().Be(HttpStatusCode.OK, link);
    }
}
