using Bunit;
using HealthNeeds.Core.Regions;
using HealthNeeds.Dashboard.Pages.AreaProfile;
using HealthNeeds.Fixtures;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Tests.Components;

/// <summary>The places inside one: an authority as small as the Isles of Scilly has a single MSOA.</summary>
public sealed class ChildrenPanelTests : BunitContext
{
    [Theory]
    [InlineData(1, "The one community inside it", "See it in the list", false)]
    [InlineData(2, "Communities inside it", "All 2 in the list", true)]
    public void Heading_OfOnePlace_IsInTheSingular(int places, string heading, string link, bool isRanked)
    {
        var inside = FixtureAreas.At(AreaLevel.Msoa21).Take(places).Select((a, i) => Ranked(a, i + 1, places)).ToList();
        var panel = Render<ChildrenPanel>(p => p.Add(c => c.View, View(inside))).Find("section");
        panel.QuerySelector("h2")!.Words().Should().Be(heading);
        panel.QuerySelector("p a")!.Words().Should().Be(link);
        panel.QuerySelector(".interval__words")!.Words().Should().Be($"1 of {places}");
        panel.Words().Contains("among themselves", StringComparison.Ordinal).Should().Be(isRanked);
    }

    private static RankedArea Ranked(Area area, int rank, int of) => new(
        new NeedRanking(FocusArea.Overall, area.Code, .1, .1, null, .5, null, .1),
        area,
        NeedKind.Unmet,
        new RankInterval(rank, rank, rank, of),
        new RankInterval(rank, rank, rank, 100),
        .1);

    private static AreaView View(IReadOnlyList<RankedArea> inside) => new(
        FixtureAreas.At(AreaLevel.Ltla24).First(),
        FocusArea.Overall,
        "all focus areas",
        new Region("south-yorkshire", "South Yorkshire", new AreaCode("E54000061"), [], Folder: null),
        [],
        [],
        [],
        [],
        new Residents(null, [], []),
        [],
        [],
        null,
        new AreaHelp(null, [], []),
        null,
        inside,
        [],
        null,
        null,
        new Dictionary<NeedKind, string>(),
        null!);
}
