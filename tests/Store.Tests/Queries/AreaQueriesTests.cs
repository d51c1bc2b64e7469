using HealthNeeds.Store.Queries;

namespace HealthNeeds.Store.Tests.Queries;

public sealed class AreaQueriesTests(PublishedRelease release) : IClassFixture<PublishedRelease>
{
    private static readonly AreaCode SouthYorkshire = new("E54000061");
    private static readonly AreaCode Barnsley = new("E08000016");

    private AreaQueries Areas => release.Lease.Areas;

    [Theory]
    [InlineData(AreaLevel.Lsoa21, "E08000016", 148)]
    [InlineData(AreaLevel.Lsoa21, "E54000061", 860)]
    [InlineData(AreaLevel.Msoa21, "E92000001", 171)]
    [InlineData(AreaLevel.Ltla24, "E54000061", 4)]
    [InlineData(AreaLevel.Ltla24, "E08000016", 1)]
    [InlineData(AreaLevel.Lsoa21, "E02001526", 4)]
    public void List_Within_HoldsTheCountedAreas(AreaLevel level, string within, int areas) =>
        Areas.List(level, new AreaCode(within)).Should().HaveCount(areas).And.OnlyContain(a => a.Level == level);

    [Fact]
    public void Find_Lsoa_HasNameParentsAndPlace()
    {
        var area = Areas.Find(new AreaCode("E01007317"))!;
        area.Name.Should().Be("Barnsley 018A");
        area.Msoa.Should().Be(new AreaCode("E02001526"));
        area.LocalAuthorityName.Should().Be("Barnsley");
        area.Icb.Should().Be(SouthYorkshire);
        area.Icb24.Should().Be(SouthYorkshire);
        area.Population.Should().Be(1519);
        area.Location!.Value.KilometresTo(new Location(53.54002, -1.44901)).Should().BeLessThan(0.01);
    }

    [Fact]
    public void Icbs_TellWhatBecameOfEach() =>
        Areas.Icbs().Overlaps.Should().Equal(new IcbOverlap("2024", SouthYorkshire, "NHS South Yorkshire Integrated Care Board", SouthYorkshire, "NHS South Yorkshire Integrated Care Board", 860, 860));

    [Fact]
    public void Find_UnknownCode_IsNull() => Areas.Find(new AreaCode("E01999999")).Should().BeNull();

    [Fact]
    public void Search_PlaceName_FindsTheMsoaFirst() =>
        Areas.Search("  kendray ", level: null, within: null, 5)[0].Code.Should().Be(new AreaCode("E02001526"));

    [Fact]
    public void Search_Code_FindsTheArea() =>
        Areas.Search("e01007317", level: null, within: null, 5).Should().ContainSingle().Which.Name.Should().Be("Barnsley 018A");

    [Theory]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("'; drop table area; --")]
    [InlineData("   ")]
    public void Search_HostileText_FindsNothing(string text) =>
        Areas.Search(text, AreaLevel.Lsoa21, SouthYorkshire, 10).Should().BeEmpty();

    [Fact]
    public void Search_LevelAndExtent_AreKept() =>
        Areas.Search("barnsley", AreaLevel.Msoa21, Barnsley, 100).Should().HaveCount(30).And.OnlyContain(a => a.Level == AreaLevel.Msoa21);

    [Fact]
    public void ChildrenOf_EachLevel_AreOfTheNext()
    {
        Areas.ChildrenOf(SouthYorkshire).Select(a => a.Name).Should().Equal("Barnsley", "Doncaster", "Rotherham", "Sheffield");
        Areas.ChildrenOf(Barnsley).Should().HaveCount(30);
        Areas.ChildrenOf(new AreaCode("E02001526")).Should().HaveCount(4);
        Areas.ChildrenOf(new AreaCode("E01007317")).Should().BeEmpty();
    }

    [Fact]
    public void PathOf_Lsoa_LeadsDownFromEngland() =>
        Areas.PathOf(new AreaCode("E01007317")).Select(a => a.Code.Value).Should().Equal("E92000001", "E54000061", "E08000016", "E02001526", "E01007317");
}
