using System.Net;
using AngleSharp.Dom;

namespace HealthNeeds.Dashboard.Tests.Pages;

[Collection(ApiCollection.Name)]
public sealed class WhatIfTests(ApiServer server)
{
    [Fact]
    public async Task WithoutSettings_IsTheDeclaredRanking_AndNothingComesIn()
    {
        var page = await server.Page("/what-if");
        page.QuerySelector(".lead")!.TextContent.Should().Contain("as the release ranks it");
        page.QuerySelectorAll(".moves").Should().BeEmpty("nothing was changed");
        page.Codes().Should().Equal(await First("/api/v1/scenario?first=20", 20));
        var changes = (await server.Get("/api/v1/scenario?first=20")).GetProperty("items").EnumerateArray().Take(20).Select(i => i.GetProperty("declaredPosition").GetInt32() - i.GetProperty("position").GetInt32());
        page.QuerySelectorAll(".shift").Select(s => s.Words()).Should().Equal(changes.Select(c => c > 0 ? $"▲ up {c}" : c < 0 ? $"▼ down {-c}" : "no change"));
        page.QuerySelectorAll(".map__places a").Should().HaveCount(860);
    }

    [Fact]
    public async Task Weights_InTheAddress_ChangeListMapShareAndDownloadAlike()
    {
        var page = await server.Page("/what-if?level=msoa21&weights=cancer:3,mental-health:0&without=cancer-care&first=10");
        var listed = await First("/api/v1/scenario?level=msoa21&weights=cancer:3,mental-health:0&without=cancer-care&first=10", 10);
        page.Codes().Should().Equal(listed);
        page.QuerySelector("#w-cancer")!.GetAttribute("value").Should().Be("3");
        page.QuerySelector("#s-mental-health")!.Words().Should().Be("not in it");
        page.QuerySelector("#f-cancer-care")!.HasAttribute("checked").Should().BeTrue();
        var download = page.QuerySelector("a[href^='/api/v1/scenario']")!.GetAttribute("href")!;
        (await server.Client.GetStringAsync(download)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(10).Select(l => l[..9]).Should().Equal(listed);
    }

    [Theory]
    [InlineData("weights=cancer:0.333", "weights=cancer:0.333", "0.333")]
    [InlineData("weights=cancer:.12345678901", "weights=cancer:.12345678901", ".12345678901")]
    [InlineData("weights=cancer:100,mental-health:0.004", "weights=cancer:100,mental-health:0.004", "100")]
    [InlineData("weight.cancer=1.0625", "weights=cancer:1.0625", "1.0625")]
    public async Task Weight_IsCarriedToItsLastDecimal_IntoAddressFormAndDownload(string query, string settings, string weight)
    {
        var page = await server.Page($"/what-if?{query}");
        page.QuerySelector("#w-cancer")!.GetAttribute("value").Should().Be(weight);
        page.QuerySelector("output[for='w-cancer']")!.Words().Should().Be($"× {weight}");
        page.QuerySelector(".scenario-result hn-copy a")!.GetAttribute("href").Should().StartWith($"/what-if?{settings}");
        page.QuerySelector("a[href^='/api/v1/scenario']")!.GetAttribute("href").Should().StartWith($"/api/v1/scenario?{settings}&");
        page.Codes().Should().Equal(await First($"/api/v1/scenario?{settings}&first=20", 20));
    }

    [Theory]
    [InlineData("level=msoa21&weights=cancer:3,mental-health:0&without=cancer-care&first=10")]
    [InlineData("weights=smoking-alcohol-obesity:4")]
    public async Task Chart_HoldsThePlacesOfTheTable_ThenThoseThatGoOut(string settings)
    {
        var page = await server.Page($"/what-if?{settings}");
        var table = page.QuerySelectorAll(".what-if-table tbody tr");
        var listed = table.Select(r => (Code: r.GetAttribute("data-code")!, Now: Number(r.QuerySelector(".c-rank")!), Declared: Number(r.QuerySelector(".c-parts .num")!))).ToList();
        var gone = (await server.Get($"/api/v1/scenario?{settings}")).GetProperty("items").EnumerateArray()
            .Select(i => (Code: i.GetProperty("code").GetString()!, Now: i.GetProperty("position").GetInt32(), Declared: i.GetProperty("declaredPosition").GetInt32()))
            .Where(i => i.Declared <= listed.Count && i.Now > listed.Count).OrderBy(i => i.Declared).ToList();

        gone.Should().NotBeEmpty();
        page.QuerySelectorAll(".moves tbody tr").Select(r => $"{r.GetAttribute("data-code")} {r.QuerySelector(".moves__words")!.Words()}").Should().Equal(
        [
            .. listed.Select(r => $"{r.Code} {r.Declared} to {r.Now} {(r.Declared <= listed.Count ? "stays" : "comes in")}"),
            .. gone.Take(8).Select(r => $"{r.Code} {r.Declared} to {r.Now} goes out"),
        ]);
        page.QuerySelector("#moves-title")!.TextContent.Should().StartWith($"{gone.Count} ", "as many come in as go out").And.Contain($"into the first {listed.Count}");
    }

    [Theory]
    [InlineData("2", "0.25")]
    [InlineData("1.75", "0.25")]
    [InlineData("1.1", "0.01")]
    [InlineData("0.33", "0.01")]
    [InlineData("0.333", "0.001")]
    [InlineData("1.0625", "0.0001")]
    public async Task Slider_CanStandAtTheWeightOfTheAddress(string weight, string step)
    {
        var slider = (await server.Page($"/what-if?weights=cancer:{weight}")).QuerySelector("#w-cancer")!;
        (slider.GetAttribute("value"), slider.GetAttribute("step")).Should().Be((weight, step));
        (decimal.Parse(weight) % decimal.Parse(step)).Should().Be(0);
    }

    [Fact]
    public async Task Conditions_OfOneFocusArea_CanBeWeighed()
    {
        var page = await server.Page("/what-if?focus=cancer&conditions=cancer-illness:0.5");
        page.QuerySelector("#w-cancer-illness")!.GetAttribute("value").Should().Be("0.5");
        page.QuerySelectorAll(".sliders li").Should().NotBeEmpty();
    }

    [Fact]
    public async Task Form_Sent_LeadsToTheAddressOfWhatItAsks()
    {
        var answer = await server.Client.GetAsync("/what-if?kind=unmet&level=lsoa21&within=&first=20&weight.cancer=2&weight.mental-health=1&leave-out=cancer-care&leave-out=mental-health-care");
        answer.StatusCode.Should().Be(HttpStatusCode.OK, "the redirect was followed");
        answer.RequestMessage!.RequestUri!.PathAndQuery.Should().Be("/what-if?weights=cancer:2&without=cancer-care,mental-health-care");
    }

    [Fact]
    public async Task NothingLeftToRankBy_SaysSo()
    {
        var page = await server.Page("/what-if?focus=cancer&without=cancer-care,cancer-illness");
        page.QuerySelector(".empty")!.TextContent.Should().Contain("Nothing is left");
        page.QuerySelectorAll("a[href*='format=csv']").Should().BeEmpty();
    }

    [Theory]
    [InlineData("weights=cancer", "not a list of weights")]
    [InlineData("weights=nonsense:2", "not weighed here")]
    [InlineData("conditions=cancer-illness:2", "goes with one focus area")]
    [InlineData("focus=cancer&weights=cancer:2", "goes with all focus areas together")]
    [InlineData("weight.cancer=-1", "not a weight")]
    [InlineData("weight.cancer=1e1", "not a weight")]
    [InlineData("without=nonsense", "does not rank by")]
    [InlineData("first=0", "not a number of places")]
    [InlineData("first=1&first=2", "more than once")]
    public async Task BadValue_IsRefusedInWords(string query, string words) =>
        (await server.Page($"/what-if?{query}", HttpStatusCode.BadRequest)).QuerySelector("main")!.TextContent.Should().Contain(words);

    /// <summary>The number that a cell's words end with: "place 1,204".</summary>
    private static int Number(IElement cell) => int.Parse(cell.Words().Split(' ')[^1].Replace(",", string.Empty, StringComparison.Ordinal));

    private async Task<List<string>> First(string address, int count) =>
        [.. (await server.Get(address)).GetProperty("items").EnumerateArray().Take(count).Select(i => i.GetProperty("code").GetString()!)];
}
