using HealthNeeds.Core.Boundaries;

namespace HealthNeeds.Core.Tests.Boundaries;

/// <summary>The outlines of all England that this repository carries.</summary>
public sealed class EnglandOutlineTests
{
    private static readonly BoundarySet England = EnglandOutlineFile.Read(Path.Combine(RepositoryFiles.Root, "data", EnglandOutlineFile.Path));

    private static readonly IReadOnlyList<IReadOnlyList<GridPoint>> Rings = [.. England.Areas.SelectMany(GridRing.All)];

    [Fact]
    public void File_HoldsEveryLsoaWithinTheByteBudget()
    {
        England.Level.Should().Be(AreaLevel.Lsoa21);
        England.Areas.Should().HaveCount(33_755).And.OnlyContain(a => a.Code.Value[0] == 'E' && a.Polygons.Count > 0);
        England.Attribution.Should().Contain("Office for National Statistics").And.Contain("Open Government Licence v3.0").And.Contain("OS data © Crown copyright");
        new DirectoryInfo(Path.Combine(RepositoryFiles.Root, "data", "outlines")).EnumerateFiles().Sum(f => f.Length).Should().BeLessThan(6_000_000);
    }

    [Fact]
    public void Border_HasOneAreaOnEitherSide_OrTheSea()
    {
        var edges = Edges();
        edges.Should().OnlyHaveUniqueItems("two areas on one side of a border would overlap");
        var set = edges.ToHashSet();
        var alone = edges.Count(e => !set.Contains((e.To, e.From)));
        alone.Should().BeInRange(5_000, edges.Count / 20, "only the coast and the borders with Wales and Scotland have nothing on the other side");
    }

    /// <summary>An edge looks only at those that pass the same square of about a kilometre: two that cross do so in one of them.</summary>
    [Fact]
    public void Borders_NeverCross()
    {
        var squares = new Dictionary<(int, int), List<(GridPoint From, GridPoint To)>>();
        foreach (var edge in Edges().Where(e => e.From.X < e.To.X || (e.From.X == e.To.X && e.From.Y < e.To.Y)))
        {
            for (var x = edge.From.X / 1000; x <= edge.To.X / 1000; x++)
            {
                for (var y = Math.Min(edge.From.Y, edge.To.Y) / 1000; y <= Math.Max(edge.From.Y, edge.To.Y) / 1000; y++)
                    (squares.TryGetValue((x, y), out var square) ? square : squares[(x, y)] = []).Add(edge);
            }
        }

        var crossing = squares.Values.SelectMany(s => s.SelectMany((a, i) => s.Skip(i + 1).Where(b => Cross(a, b)).Select(b => (a, b))));
        crossing.Should().BeEmpty();
    }

    [Fact]
    public void Rings_TurnTheWayOfWhatTheyEnclose()
    {
        England.Areas.SelectMany(a => a.Polygons).Should().OnlyContain(p => p.Rings.Select((r, i) => Sign(r) == (i == 0 ? 1 : -1)).All(right => right));
    }

    [Fact]
    public void Area_IsEnglands()
    {
        var steps = Rings.Sum(r => GridRing.TwiceArea(r) / 2.0 * r[0].Squeeze);
        // ONS, Standard Area Measurements: England has some 130,300 km². Generalised outlines cut corners of the coast.
        (steps * GridPoint.MetresPerStep * GridPoint.MetresPerStep / 1e6).Should().BeApproximately(130_300, 130_300 * 0.01);
    }

    private static List<(GridPoint From, GridPoint To)> Edges() => [.. Rings.SelectMany(r => r.Select((p, i) => (p, r[(i + 1) % r.Count])))];

    private static int Sign(IReadOnlyList<Location> ring) => Math.Sign(GridRing.TwiceArea([.. ring.Select(GridPoint.Of)]));

    private static bool Cross((GridPoint From, GridPoint To) a, (GridPoint From, GridPoint To) b) =>
        Turn(a.From, a.To, b.From) * Turn(a.From, a.To, b.To) < 0 && Turn(b.From, b.To, a.From) * Turn(b.From, b.To, a.To) < 0;

    private static int Turn(GridPoint from, GridPoint by, GridPoint to) => Math.Sign(((long)(by.X - from.X) * (to.Y - from.Y)) - ((long)(by.Y - from.Y) * (to.X - from.X)));
}
