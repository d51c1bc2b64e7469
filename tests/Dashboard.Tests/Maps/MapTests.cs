using HealthNeeds.Dashboard.Maps;

namespace HealthNeeds.Dashboard.Tests.Maps;

public sealed class MapTests
{
    [Fact]
    public void Path_OfARing_IsRelativeWholeStepsWithoutRepeats() =>
        MapPath.Of([[(10, 20), (15, 20), (15, 20), (15, 30), (10, 20)]]).Should().Be("M10,20l5 0 0 10z");

    [Fact]
    public void Path_OfLessThanATriangle_IsEmpty() => MapPath.Of([[(1, 1), (2, 2), (1, 1)]]).Should().BeEmpty();

    [Fact]
    public void Border_OfTwoNeighbours_LeavesOutTheSideTheyShare()
    {
        (int X, int Y)[] left = [(0, 0), (1, 0), (1, 1), (0, 1)];
        (int X, int Y)[] right = [(1, 0), (2, 0), (2, 1), (1, 1)];
        var outline = BorderTracer.Trace([left, right]).Should().ContainSingle().Subject;
        outline.Should().HaveCount(6).And.BeEquivalentTo(left.Union(right));
    }

    [Fact]
    public void Border_OfAnIslandAndItsMainland_HasTwoRings()
    {
        (int X, int Y)[] land = [(0, 0), (5, 0), (5, 5), (0, 5)];
        (int X, int Y)[] island = [(8, 8), (9, 8), (9, 9)];
        BorderTracer.Trace([land, island]).Select(r => r.Count).Should().BeEquivalentTo([4, 3]);
    }

    [Theory]
    [InlineData(10, 500, 116, 500)]
    [InlineData(990, 500, 884, 500)]
    [InlineData(500, 5, 500, 34)]
    [InlineData(500, 1000, 500, 992)]
    [InlineData(500, 500, 500, 500)]
    public void Name_ThatTheEdgeWouldCut_MovesInside(int x, int y, int toX, int toY)
    {
        var moved = MapLabels.Inside(new MapOutline("Isles of Scilly", "M0,0z", x, y), new MapBox(0, 0, 1000, 1000), 2);
        (moved.X, moved.Y).Should().Be((toX, toY));
    }

    [Fact]
    public void Name_WiderThanTheMap_StandsInItsMiddle() =>
        MapLabels.Inside(new MapOutline("Isles of Scilly", "M0,0z", 10, 50), new MapBox(0, 0, 60, 100), 2).X.Should().Be(30);

    [Fact]
    public void Box_Shaped_KeepsItsCentreAndGrowsOneWay()
    {
        var box = new MapBox(0, 0, 100, 100).Shaped(2);
        box.Should().Be(new MapBox(-50, 0, 150, 100));
    }
}
