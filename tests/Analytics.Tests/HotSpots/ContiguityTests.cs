using HealthNeeds.Analytics.HotSpots;
using HealthNeeds.Core.Boundaries;

namespace HealthNeeds.Analytics.Tests.HotSpots;

public sealed class ContiguityTests
{
    /// <summary>Four squares of a board, two of them touching at a corner only, and one square away from them.</summary>
    private static readonly Contiguity Board = Contiguity.Of(new BoundarySet(AreaLevel.Lsoa21, "none", [Square(0, 0, 0), Square(1, 1, 0), Square(2, 0, 1), Square(3, 2, 1), Square(4, 9, 9)]));

    [Fact]
    public void Corners_CountAsMuchAsBorders()
    {
        Board.Neighbours[0].Should().Equal(1, 2);
        Board.Neighbours[1].Should().Equal(0, 2, 3);
        Board.Neighbours[2].Should().Equal(0, 1);
        Board.Neighbours[3].Should().Equal(1);
        Board.Islands.Should().Equal(Board.Codes[4]);
    }

    [Fact]
    public void LeftOut_IsNobodysNeighbour()
    {
        var some = Board.Among(code => code != Board.Codes[1]);
        some.Codes.Should().HaveCount(4);
        some.Neighbours[0].Should().Equal(1);
        some.Islands.Should().Equal(Board.Codes[3], Board.Codes[4]);
    }

    [Fact]
    public void Groups_HangTogetherByMembersOnly()
    {
        Board.Groups(_ => true).Select(g => g.Order()).Should().BeEquivalentTo(new[] { new[] { 0, 1, 2, 3 }, [4] });
        Board.Groups(i => i != 1).Select(g => g.Order()).Should().BeEquivalentTo(new[] { new[] { 0, 2 }, [3], [4] });
    }

    private static AreaBoundary Square(int number, int x, int y) =>
        new(new AreaCode($"E01{number:000000}"), $"{number}", [new BoundaryPolygon([[new Location(y, x), new Location(y, x + 1), new Location(y + 1, x + 1), new Location(y + 1, x)]])]);
}
