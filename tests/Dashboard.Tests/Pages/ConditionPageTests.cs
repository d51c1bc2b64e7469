using System.Net;
using AngleSharp.Dom;
using HealthNeeds.Core.Areas;
using HealthNeeds.Dashboard.Tests.Servers;
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

    [Theory]
    [InlineData("/conditions/nonsense", HttpStatusCode.NotFound)]
    [InlineData("/conditions/smoking?level=icb", HttpStatusCode.BadRequest)]
    public async Task BadAddress_IsRefused(string address, HttpStatusCode expected) => (await server.Page(address, expected)).QuerySelectorAll("h1").Should().ContainSingle();
}
