using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using HealthNeeds.Dashboard.Siting;

namespace HealthNeeds.Dashboard.Tests.Pages;

[Collection(ApiCollection.Name)]
public sealed class PlanPageTests(ApiServer server)
{
    private const string Settings = "focus=cancer&existing=hospitals&sites=2&km=4.5";

    [Fact]
    public async Task Heading_IsTheFindingOfTheApi_AndTheTableItsSites()
    {
        var (page, answer) = (await server.Page($"/plan?{Settings}"), await server.Get($"/api/v1/plan?{Settings}"));
        page.QuerySelector("h1")!.Words().Should().Be(answer.GetProperty("finding").GetString()).And.StartWith("Two more sites would raise the reach from");
        page.QuerySelectorAll(".plan-sites tbody tr th").Should().HaveCount(2);
        page.QuerySelector("#site-1 th")!.Words().Should().Contain(answer.GetProperty("sites")[0].GetProperty("name").GetString());
        page.QuerySelectorAll("#uncovered table")[0].QuerySelectorAll("tbody tr").Should().HaveCount(4);
        page.QuerySelectorAll("#uncovered table")[1].QuerySelectorAll("tbody tr").Should().HaveCount(10);
    }

    [Fact]
    public async Task Map_ShowsReachedPlaces_NewSitesAsSquares_ExistingOnesAsCircles()
    {
        var (page, answer) = (await server.Page($"/plan?{Settings}"), await server.Get($"/api/v1/plan?{Settings}"));
        page.QuerySelectorAll(".map__places path.p1").Should().HaveCount(answer.GetProperty("neighbourhoods").EnumerateArray().Count(n => n.GetProperty("covered").GetBoolean()));
        page.QuerySelectorAll("a.map__asset--new rect").Should().HaveCount(2);
        page.QuerySelectorAll("a.map__asset:not(.map__asset--new) circle").Should().NotBeEmpty();
    }

    [Fact]
    public async Task Form_RepeatsTheAddress_AndDownloadsKeepIt()
    {
        var page = await server.Page($"/plan?{Settings}&floor=5&points=53.381,-1.47&budget=9");
        Selected(page, "focus").Should().Be("cancer");
        Selected(page, "existing").Should().Be("hospitals");
        Selected(page, "sites").Should().Be("2");
        page.QuerySelector("#km")!.GetAttribute("value").Should().Be("4.5");
        page.QuerySelector("#floor")!.GetAttribute("value").Should().Be("5");
        page.QuerySelector("#budget")!.GetAttribute("value").Should().Be("9");
        page.QuerySelector(".plan-form__more")!.HasAttribute("open").Should().BeTrue();
        foreach (var link in page.QuerySelectorAll("a[href*='format=csv']").Select(a => a.GetAttribute("href")!))
        {
            link.Should().Contain("km=4.5").And.Contain("floor=5").And.Contain("existing=hospitals");
            (await server.Client.GetAsync(link)).StatusCode.Should().Be(HttpStatusCode.OK);
        }
    }

    /// <summary>A budget of a hundred-thousandth was written as 1E-05, which is refused.</summary>
    [Theory]
    [InlineData("0.00001")]
    [InlineData(".0000000000000000001")]
    [InlineData("0.1")]
    [InlineData("999.125")]
    public async Task Budget_IsWrittenAsItIsReadAgain(string budget)
    {
        var query = PlanQuery.Of(name => name == PlanFields.Budget.Name ? budget : null, FocusArea.Overall);
        var page = await server.Page($"/plan?budget={budget}");
        foreach (var written in new[] { query.Text["budget=".Length..], page.QuerySelector("#budget")!.GetAttribute("value")! })
        {
            PlanFields.Budget.Accepts(written).Should().BeTrue(written);
            double.Parse(written).Should().Be(query.Budget!.Value);
        }

        foreach (var link in page.QuerySelectorAll("a[href*='format=csv']").Select(a => a.GetAttribute("href")!))
            (await server.Client.GetAsync(link)).StatusCode.Should().Be(HttpStatusCode.OK, link);
    }

    [Fact]
    public async Task LinksToPlaces_KeepTheFocusArea() =>
        (await server.Page($"/plan?{Settings}")).QuerySelectorAll(".plan-sites a[href^='/areas/'], #uncovered a[href^='/areas/']").Select(a => a.GetAttribute("href")!)
            .Should().HaveCount(12).And.OnlyContain(h => h.EndsWith("?focus=cancer", StringComparison.Ordinal));

    [Fact]
    public async Task EmptyFieldsOfTheForm_AreTheDefaults()
    {
        var page = await server.Page("/plan?focus=&sites=3&km=3&candidates=msoas&existing=none&floor=0&detour=1.3&points=&budget=&costs=");
        page.QuerySelector("h1")!.Words().Should().Be((await server.Page("/plan")).QuerySelector("h1")!.Words());
    }

    [Fact]
    public async Task FloorsThatCannotBeKept_AreNamedWithWhatIsPossible()
    {
        var page = await server.Page("/plan?floor=100&sites=1");
        page.QuerySelector("h1")!.Words().Should().Be("No plan of one site keeps the floors within 3 km");
        page.QuerySelectorAll(".plan-floors tbody tr").Should().HaveCount(4);
        page.QuerySelector(".plan-floors tbody tr")!.Words().Should().Contain("too little");
    }

    [Theory]
    [InlineData("/plan?km=900")]
    [InlineData("/plan?points=here")]
    [InlineData("/plan?candidates=shops")]
    public async Task BadValues_AreRefusedInWords(string address) =>
        (await server.Page(address, HttpStatusCode.BadRequest)).QuerySelector("main")!.Words().Should().Contain("is not what can be planned with");

    private static string? Selected(IHtmlDocument page, string field) => ((IHtmlSelectElement)page.QuerySelector($"#{field}")!).Value;
}
