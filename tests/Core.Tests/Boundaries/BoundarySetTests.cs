using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using HealthNeeds.Core.Boundaries;

namespace HealthNeeds.Core.Tests.Boundaries;

public sealed class BoundarySetTests
{
    [Theory]
    [InlineData("lsoa21", 860)]
    [InlineData("msoa21", 171)]
    [InlineData("ltla24", 4)]
    public void SouthYorkshire_HoldsEveryArea(string level, int areas)
    {
        var set = Bundled(level);

        set.Level.Id().Should().Be(level);
        set.Areas.Should().HaveCount(areas);
        set.Attribution.Should().Contain("OS data");
    }

    [Fact]
    public void SouthYorkshire_AllLevels_FitTheByteBudget()
    {
        var bytes = new[] { "lsoa21", "msoa21", "ltla24" }.Sum(CompressedBytes);

        bytes.Should().BeLessThan(300_000);
    }

    [Fact]
    public void Neighbours_ShareBordersExactly()
    {
        var borders = Bundled("lsoa21").Areas.SelectMany(Edges).GroupBy(e => e).Select(g => g.Count()).ToList();

        borders.Should().OnlyContain(c => c <= 2);
        borders.Count(c => c == 2).Should().BeGreaterThan(10 * borders.Count(c => c == 1), "all but the region's outer border has an area on both sides");
    }

    [Fact]
    public void SheffieldTownHall_LiesInOneLsoaOfSheffield() =>
        Bundled("lsoa21").Areas.Where(a => Contains(a, new Location(53.3801, -1.4700))).Should().ContainSingle().Which.Name.Should().StartWith("Sheffield");

    [Fact]
    public void WritingAndReading_GivesTheSamePoints()
    {
        var ring = Gen.Choose(-9_000_000, 9_000_000).Two().Select(p => new Location(p.Item1 / 100_000.0, p.Item2 / 100_000.0)).ArrayOf(5);
        Prop.ForAll(ring.ToArbitrary(), points => RoundTrip(points).Should().Equal(points)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void RingOfTwoPoints_IsRefused()
    {
        const string Json = """{"level":"lsoa21","attribution":"A","scale":100000,"areas":[{"code":"E01000001","name":"N","polygons":[[[1,2,3,4]]]}]}""";

        FluentActions.Invoking(() => BoundarySet.Read(new MemoryStream(Encoding.UTF8.GetBytes(Json)), "test.json"))
            .Should().Throw<CatalogueException>().WithMessage("*E01000001*three points*4 numbers*");
    }

    private static IReadOnlyList<Location> RoundTrip(Location[] ring)
    {
        using var stream = new MemoryStream();
        new BoundarySet(AreaLevel.Lsoa21, "A", [new AreaBoundary(new AreaCode("E01000001"), "N", [new BoundaryPolygon([ring])])]).Write(stream);
        stream.Position = 0;
        return BoundarySet.Read(stream, "test.json").Areas[0].Polygons[0].Rings[0];
    }

    private static BoundarySet Bundled(string level)
    {
        using var json = Open(level);
        return BoundarySet.Read(json, $"{level}.json");
    }

    private static FileStream Open(string level) => RepositoryFiles.Open("data", "regions", "south-yorkshire", "outlines", $"{level}.json");

    private static long CompressedBytes(string level)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        using (var file = Open(level))
            file.CopyTo(gzip);
        return packed.Length;
    }

    private static IEnumerable<(Location From, Location To)> Edges(AreaBoundary area) =>
        from polygon in area.Polygons
        from ring in polygon.Rings
        from i in Enumerable.Range(0, ring.Count)
        let ends = new[] { ring[i], ring[(i + 1) % ring.Count] }.OrderBy(p => p.Longitude).ThenBy(p => p.Latitude).ToArray()
        select (ends[0], ends[1]);

    /// <summary>Even-odd rule over all rings.</summary>
    private static bool Contains(AreaBoundary area, Location point) =>
        area.Polygons.SelectMany(p => p.Rings).Sum(ring => Crossings(ring, point)) % 2 == 1;

    private static int Crossings(IReadOnlyList<Location> ring, Location p) =>
        Enumerable.Range(0, ring.Count).Count(i =>
        {
            var (a, b) = (ring[i], ring[(i + 1) % ring.Count]);
            return (a.Latitude > p.Latitude) != (b.Latitude > p.Latitude)
                && p.Longitude < a.Longitude + ((p.Latitude - a.Latitude) / (b.Latitude - a.Latitude) * (b.Longitude - a.Longitude));
        });
}
