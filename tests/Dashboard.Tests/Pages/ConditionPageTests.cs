using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using HealthNeeds.Fixtures;

namespace HealthNeeds.Dashboard.Tests.Pages;

[Collection(ApiCollection.Name)]
public sealed class ConditionPageTests(ApiServer server)
{
    [Fact]
    public async Task List_NamesEveryConditionTheReleaseCounts()
    {
        var page = await server.Page("/conditions");
        var ids = (await server.Get("/api/v1/conditions")).GetProperty("conditions").EnumerateArray().Select(c => c.GetProperty("id").GetString());
        page.QuerySelectorAll("tbody th a").Select(a => a.GetAttribute("href")!["/conditions/".Length..]).Should().BeEquivalentTo(ids);
    }

    [Fact]
    public async Task Page_OfEveryCondition_ListsWhatTheApiLists()
    {
        foreach (var condition in (await server.Get("/api/v1/conditions")).GetProperty("conditions").EnumerateArray().Select(c => c.GetProperty("id").GetString()!))
        {
            foreach (var level in new[] { "lsoa21", "ltla24" })
            {
                var page = await server.Page($"/conditions/{condition}?level={level}");
                var answer = await server.Get($"/api/v1/conditions?condition={condition}&level={level}");
                var items = answer.GetProperty("items").EnumerateArray().ToList();
                page.QuerySelectorAll(".count-table tbody tr").Select(r => r.GetAttribute("data-code")).Should().Equal(items.Take(50).Select(i => i.GetProperty("code").GetString()));
                page.QuerySelectorAll(".map__places a").Should().HaveCount(items.Count);
                page.QuerySelectorAll(".empty").Should().HaveCount(items.Count == 0 ? 1 : 0);
            }
        }
    }

    /// <summary>Whoever goes by headings comes to it as to the map, not as to a part of the map, whose own heading is not seen.</summary>
    [Fact]
    public async Task OtherConditions_HaveAHeadingOfTheirOwn()
    {
        var page = await server.Page("/conditions/diabetes-blood-pressure");
        page.QuerySelector("#others h2")!.Words().Should().Be("Other conditions");
        page.QuerySelectorAll("#map h3").Should().BeEmpty();
    }

    /// <summary>Three places are named as having most; where the limits of others reach as far, that is said with them.</summary>
    [Theory]
    [InlineData("lsoa21")]
    [InlineData("msoa21")]
    public async Task Lead_SaysHowManyOthersMayHaveAsMany(string level)
    {
        var rates = (await server.Get($"/api/v1/conditions?condition=diabetes-blood-pressure&level={level}")).GetProperty("items").EnumerateArray()
            .Select(i => i.GetProperty("perThousand")).Where(r => r.ValueKind == JsonValueKind.Object)
            .Select(r => (Lower: r.GetProperty("lower").GetDouble(), Upper: r.GetProperty("upper").GetDouble())).ToList();
        var others = rates.Skip(3).Count(r => r.Upper >= rates.Take(3).Min(m => m.Lower));
        others.Should().BeGreaterThan(1, "limits of such estimates overlap");
        (await server.Page($"/conditions/diabetes-blood-pressure?level={level}")).QuerySelector(".lead")!.Words()
            .Should().Contain(". Most per resident: ").And.EndWith($". By their 90% limits {others:N0} others may have as many as one of these.");
    }

    [Theory]
    [InlineData("", "/?focus=cardio-respiratory")]
    [InlineData("?level=msoa21&within=E08000016", "/?focus=cardio-respiratory&level=msoa21&within=E08000016")]
    [InlineData("?level=ltla24", "/?focus=cardio-respiratory&level=ltla24")]
    public async Task FocusArea_IsALinkAway_ForTheSamePlaces(string query, string address)
    {
        var link = (await server.Page($"/conditions/diabetes-blood-pressure{query}")).QuerySelectorAll("#places .links a").Single(a => a.Words() == "All of Heart and lungs");
        link.GetAttribute("href").Should().Be(address);
        (await server.Client.GetAsync(address)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task FewPeople_AreNotShown_AndSaidToBeFew()
    {
        var msoa = FixtureAreas.At(AreaLevel.Lsoa21).ElementAt(7).Msoa;
        var hidden = (await server.Get($"/api/v1/conditions?condition=smoking&within={msoa}")).GetProperty("items").EnumerateArray().Where(i => i.GetProperty("suppressed").GetBoolean()).Select(i => i.GetProperty("code").GetString()!).ToList();
        hidden.Should().HaveCount(2, "the fixture hides two");
        var page = await server.Page($"/conditions/smoking?within={msoa}");
        foreach (var code in hidden)
            page.QuerySelector($".count-table tr[data-code={code}]")!.TextContent.Should().Contain("too few to show");
        page.QuerySelector(".legend")!.TextContent.Should().Contain("Not known");
    }

    [Fact]
    public async Task Table_HasTheShareCaredFor_AndTheShortfall_OfTheApi()
    {
        var item = (await server.Get("/api/v1/conditions?condition=diabetes-blood-pressure&level=ltla24")).GetProperty("items")[0];
        var page = await server.Page("/conditions/diabetes-blood-pressure?level=ltla24");
        var row = page.QuerySelector($".count-table tr[data-code={item.GetProperty("code").GetString()}]")!;
        double Of(string name, string end) => item.GetProperty(name).GetProperty(end).GetDouble();
        row.QuerySelector("[data-figure=cared-for]")!.Words().Should().Be($"{100 * Of("caredFor", "value"):0} {100 * Of("caredFor", "lower"):0}–{100 * Of("caredFor", "upper"):0}");
        row.QuerySelector("[data-figure=shortfall]")!.Words().Should().StartWith($"{Of("shortfall", "value"):0} ");
        page.QuerySelector("#about-cared-for")!.Words().Should().Contain("whose care reaches its target");
        page.QuerySelector("#about-shortfall")!.Words().Should().Contain("below 0 where more are");
    }

    /// <summary>On a phone a row stands as a card, whose numbers have no heads of columns.</summary>
    [Theory]
    [InlineData("/conditions")]
    [InlineData("/conditions/diabetes-blood-pressure?level=ltla24")]
    public async Task Tables_NameEachCell_ForAPhone(string address)
    {
        var tables = (await server.Page(address)).QuerySelectorAll(".table-wrap table");
        tables.Should().NotBeEmpty().And.OnlyContain(t => t.ClassList.Contains("stacked"));
        tables.SelectMany(t => t.QuerySelectorAll("tbody td")).Select(c => c.GetAttribute("data-label")).Should().NotBeEmpty().And.NotContainNulls();
    }

    /// <summary>A phone folds all but the first ten rows; they are in the document all the same, in one table.</summary>
    [Theory]
    [InlineData("/conditions/smoking", 40, "40 more neighbourhoods")]
    [InlineData("/conditions/smoking?level=ltla24", 0, null)]
    public async Task RowsAfterTheTenth_AreFoldedOnAPhone_AndSayHowMany(string address, int more, string? words)
    {
        var page = await server.Page(address);
        var rows = page.QuerySelectorAll(".count-table tbody tr");
        rows.Skip(10).Where(r => r.ClassList.Contains("row-more")).Should().HaveCount(more).And.HaveCount(Math.Max(0, rows.Length - 10));
        rows.Take(10).Should().OnlyContain(r => !r.ClassList.Contains("row-more"));
        page.QuerySelector(".table-wrap + .rows-more > summary")?.Words().Should().Be(words);
        page.QuerySelectorAll(".rows-more").Should().HaveCount(more > 0 ? 1 : 0);
    }

    [Theory]
    [InlineData("smoking", "about-cared-for", "Cared for: Not available: no figure of its care is held.")]
    [InlineData("smoking", "about-shortfall", "Expected less recorded: Not available: what to expect on a GP register is not estimated for it.")]
    public async Task FigureThatIsNotHeld_IsSaidToBe(string condition, string about, string words)
    {
        var page = await server.Page($"/conditions/{condition}?level=ltla24");
        page.QuerySelector($"#{about}")!.Words().Should().Be(words);
        page.QuerySelectorAll(about == "about-shortfall" ? "[data-figure=shortfall]" : "[data-figure=cared-for]").Should().BeEmpty();
    }

    [Theory]
    [InlineData("/conditions/nonsense", HttpStatusCode.NotFound)]
    [InlineData("/conditions/smoking?level=icb", HttpStatusCode.BadRequest)]
    public async Task BadAddress_IsRefused(string address, HttpStatusCode expected) => (await server.Page(address, expected)).QuerySelectorAll("h1").Should().ContainSingle();
}
