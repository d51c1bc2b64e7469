using HealthNeeds.Core.Boundaries;
using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.Tests.Publishers;
using HealthNeeds.Ingest.Tests.Snapshot;

namespace HealthNeeds.Ingest.Tests.Geography;

public sealed class BoundaryBuilderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Polygon_LosesItsRepeatedPoint_AndKeepsItsHole()
    {
        var set = Read("""{"type":"Polygon","coordinates":[[[0,50],[1,50],[1,51],[0,51],[0,50]],[[0.2,50.2],[0.4,50.2],[0.4,50.4],[0.2,50.2]]]}""");

        var polygon = set.Areas.Should().ContainSingle().Which.Polygons.Should().ContainSingle().Subject;
        polygon.Rings.Select(r => r.Count).Should().Equal(4, 3);
        polygon.Rings[0][2].Should().Be(new Location(51, 1));
    }

    [Fact]
    public void MultiPolygon_KeepsEveryPiece() =>
        Read("""{"type":"MultiPolygon","coordinates":[[[[0,50],[1,50],[1,51],[0,50]]],[[[2,50],[3,50],[3,51],[2,50]]]]}""").Areas[0].Polygons.Should().HaveCount(2);

    [Fact]
    public void OtherGeometry_IsRefused_NamingTheArea() =>
        FluentActions.Invoking(() => Read("""{"type":"Point","coordinates":[0,50]}""")).Should().Throw<InvalidDataException>().WithMessage("*E01000001*Point*");

    [Theory]
    [InlineData("null")]
    [InlineData("""{"type":"Polygon","coordinates":[]}""")]
    public void NoGeometry_IsRefused_NamingTheArea(string geometry) =>
        FluentActions.Invoking(() => Read(geometry)).Should().Throw<InvalidDataException>().WithMessage("*expected outlines of 1 area; found none for 1, as E01000001.");

    [Fact]
    public void OtherLevel_IsRefused_SayingWhatWasFound() =>
        FluentActions.Invoking(() => Read("""{"type":"Polygon","coordinates":[]}""", AreaLevel.Msoa21)).Should().Throw<InvalidDataException>().WithMessage("*msoa21_code*found lsoa21_code, lsoa21_name*");

    [Theory]
    [InlineData(AreaLevel.Lsoa21, "LSOA21", "E01000001")]
    [InlineData(AreaLevel.Msoa21, "MSOA21", "E02000001")]
    [InlineData(AreaLevel.Ltla24, "LAD24", "E06000001")]
    public void NamesOfOns_AreRead_AndAnAreaWithoutGeometryIsNamed(AreaLevel level, string theirs, string code)
    {
        BoundarySet Outlines(string geometry) => GeoJsonBoundaries.Read(
            folder.File("ons.geojson", $$"""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"FID":1,"{{theirs}}CD":"{{code}}","{{theirs}}NM":"Here"},"geometry":{{geometry}}}]}"""), level, "A");

        Outlines("""{"type":"Polygon","coordinates":[[[0,50],[1,50],[1,51],[0,50]]]}""").Areas.Select(a => (a.Code.Value, a.Name)).Should().Equal((code, "Here"));
        FluentActions.Invoking(() => Outlines("null")).Should().Throw<InvalidDataException>().WithMessage($"*expected outlines of 1 area; found none for 1, as {code}.");
    }

    [RawFilesFact]
    public void RawOutlines_GiveTheBundledFiles()
    {
        BoundaryBuilder.Build(Path.Combine(RawFiles.Folder!, "..", "boundaries"), "sy", folder.Path);

        foreach (var level in AreaLevels.Ranked.Select(l => $"{l.Id()}.json"))
            File.ReadAllBytes(Path.Combine(folder.Path, level)).Should().Equal(File.ReadAllBytes(Path.Combine(RawFiles.Data, "regions", "south-yorkshire", "outlines", level)), level);
    }

    public void Dispose() => folder.Dispose();

    private BoundarySet Read(string geometry, AreaLevel level = AreaLevel.Lsoa21)
    {
        var path = folder.File("areas.geojson", $$"""{"features":[{"properties":{"lsoa21_code":"E01000001","lsoa21_name":"Here 001A"},"geometry":{{geometry}}}]}""");
        return GeoJsonBoundaries.Read(path, level, "A");
    }
}
