using HealthNeeds.Dashboard.Tests.Api;

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

    [Fact]
    public async Task Assets_SearchForNothingKnown_SaysSo()
    {
        var page = await server.Page("/assets?q=zzzzzz");
        page.QuerySelector("#catalogue .empty")!.Words().Should().Contain("Nothing in the catalogue fits");
    }
}
