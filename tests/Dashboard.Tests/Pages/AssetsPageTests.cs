using HealthNeeds.Dashboard.Tests.Servers;

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

    [Theory]
    [InlineData("/assets?q=canon", "Canon Medical diagnostic imaging research hub (planned)")]
    [InlineData("/assets/canon-imaging-hub", "Canon Medical diagnostic imaging research hub (planned)")]
    [InlineData("/assets/ncct", "National Centre for Child Health Technology (NCCHT) (under construction)")]
    public async Task Assets_MarkOfWhatIsNotOpen_NamesItsStatus(string address, string words) =>
        (await server.Page(address)).QuerySelectorAll(".map__asset title").Select(t => t.TextContent).Should().ContainSingle(t => t.Contains(words, StringComparison.Ordinal));

    [Fact]
    public async Task Assets_SearchForNothingKnown_SaysSo()
    {
        var page = await server.Page("/assets?q=zzzzzz");
        page.QuerySelector("#catalogue .empty")!.Words().Should().Contain("Nothing in the catalogue matches all");
    }
}
