using HealthNeeds.Core.Boundaries;

namespace HealthNeeds.Core.Tests.Boundaries;

public sealed class AreaUnionTests
{
    private static readonly GridPoint[] Left = [new(0, 0), new(10, 0), new(10, 10), new(0, 10)];

    private static readonly GridPoint[] Right = [new(10, 0), new(20, 0), new(20, 10), new(10, 10)];

    [Fact]
    public void Neighbours_LoseTheBorderTheyShare_AndNothingElse()
    {
        var ring = AreaUnion.Rings([Left, Right]).Should().ContainSingle().Subject;
        ring.Should().BeEquivalentTo(Left.Union(Right));
        GridRing.TwiceArea(ring).Should().Be(2 * 200);
    }

    [Fact]
    public void Pieces_ThatTouchAtACorner_StayTwo()
    {
        GridPoint[] diagonal = [new(10, 10), new(20, 10), new(20, 20), new(10, 20)];
        AreaUnion.Of([Left, diagonal]).Should().HaveCount(2).And.OnlyContain(p => p.Rings.Count == 1 && p.Rings[0].Count == 4);
    }

    [Fact]
    public void Ring_OfAreas_HasAHole()
    {
        var around = new List<GridPoint[]>();
        foreach (var (x, y) in new[] { (0, 0), (10, 0), (20, 0), (20, 10), (20, 20), (10, 20), (0, 20), (0, 10) })
            around.Add([new(x, y), new(x + 10, y), new(x + 10, y + 10), new(x, y + 10)]);
        var polygon = AreaUnion.Of(around).Should().ContainSingle().Subject;
        polygon.Rings.Should().HaveCount(2);
        polygon.Rings.Sum(r => GridRing.TwiceArea([.. r.Select(GridPoint.Of)])).Should().Be(2 * 800);
        polygon.Rings[1].Select(GridPoint.Of).Should().BeEquivalentTo([new GridPoint(10, 10), new(20, 10), new(20, 20), new(10, 20)]);
    }

    [Fact]
    public void Hole_ThatAnotherAreaFills_Closes()
    {
        GridPoint[] hole = [new(2, 2), new(2, 4), new(4, 4), new(4, 2)];
        AreaUnion.Of([Left, hole, [.. hole.Reverse()]]).Should().ContainSingle().Which.Rings.Should().ContainSingle().Which.Should().HaveCount(4);
    }

    [Fact]
    public void Everything_PutTogether_KeepsItsArea()
    {
        var england = EnglandOutlineFile.Read(Path.Combine(RepositoryFiles.Root, "data", EnglandOutlineFile.Path));
        GridPoint[][] rings = [.. england.Areas.SelectMany(GridRing.All).Select(r => r.ToArray())];
        var coast = AreaUnion.Of(rings);
        coast.SelectMany(p => p.Rings).Sum(r => GridRing.TwiceArea([.. r.Select(GridPoint.Of)])).Should().Be(rings.Sum(GridRing.TwiceArea));
        coast.Should().HaveCountGreaterThan(1, "there are islands");
        coast[0].Rings.Sum(r => GridRing.TwiceArea([.. r.Select(GridPoint.Of)])).Should().BeGreaterThan((long)(0.99 * rings.Sum(GridRing.TwiceArea)), "the mainland is one piece");
    }
}
