using HealthNeeds.Core.Boundaries;
using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.Tests.Publishers;
using HealthNeeds.Ingest.Tests.Snapshot;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Tests.Geography;

public sealed class EnglandOutlineBuilderTests : IDisposable
{
    private static readonly string Bundled = Path.Combine(RawFiles.Data, EnglandOutlineFile.Path);

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Outlines_AreOfTheLsoasOfTheSnapshot()
    {
        using var inspector = new SnapshotInspector();
        EnglandOutlineFile.Read(Bundled).Areas.Select(a => a.Code.Value).Should().BeEquivalentTo(inspector.Codes(Path.Combine(RawFiles.Bundled, "areas.parquet"), "lsoa21"));
    }

    [Fact]
    public void OtherCountries_AreLeftOut_AndRingsTurned()
    {
        var set = Build(Feature("E01000001", "[[0,50],[0,51],[1,51],[1,50],[0,50]]"), Feature("W01000001", "[[-2,50],[-1,50],[-1,51],[-2,50]]"));
        GridRing.TwiceArea([.. set.Areas.Should().ContainSingle().Which.Polygons[0].Rings[0].Select(GridPoint.Of)]).Should().BePositive("clockwise rings are turned");
    }

    [Fact]
    public void Overlap_IsRefused_SayingWhere() =>
        FluentActions.Invoking(() => Build(Feature("E01000001", "[[0,50],[1,50],[1,51],[0,50]]"), Feature("E01000002", "[[0,50],[1,50],[1,52],[0,50]]")))
            .Should().Throw<InvalidDataException>().WithMessage("raw.geojson*two on the same side*50*");

    [RawFilesFact]
    public void RawOutlines_GiveTheBundledFile_AndHardlyMove()
    {
        var raw = Path.Combine(RawFiles.Folder!, "..", "boundaries", "england_wales_lsoa21.geojson.gz");
        var path = Path.Combine(folder.Path, "made.json.gz");
        var made = EnglandOutlineBuilder.Build(raw, path, EnglandOutlineBuilder.UsualTolerance);
        var (again, bundled) = (Areas(EnglandOutlineFile.Read(path)), Areas(EnglandOutlineFile.Read(Bundled)));
        again.Should().Equal(bundled);
        made.Borders.Furthest.Should().BeInRange(1, EnglandOutlineBuilder.UsualTolerance);
        var before = Areas(GeoJsonBoundaries.Read(raw, AreaLevel.Lsoa21, "A"));
        bundled.Max(a => Math.Abs((a.Value / before[a.Key]) - 1)).Should().BeLessThan(0.05, "no area grows or shrinks by more than a twentieth");
        bundled.Average(a => Math.Abs((a.Value / before[a.Key]) - 1)).Should().BeLessThan(0.001);
    }

    public void Dispose() => folder.Dispose();

    /// <summary>In square steps, by code.</summary>
    private static Dictionary<AreaCode, double> Areas(BoundarySet set) => set.Areas.ToDictionary(a => a.Code, a => Math.Abs(GridRing.All(a).Sum(r => (double)GridRing.TwiceArea(r))));

    private BoundarySet Build(params string[] features)
    {
        var path = Path.Combine(folder.Path, "outlines", "made.json.gz");
        EnglandOutlineBuilder.Build(folder.File("raw.geojson", $$"""{"features":[{{string.Join(',', features)}}]}"""), path, 0);
        return EnglandOutlineFile.Read(path);
    }

    private static string Feature(string code, string ring) => $$"""{"properties":{"lsoa21_code":"{{code}}","lsoa21_name":"Here"},"geometry":{"type":"Polygon","coordinates":[{{ring}}] } }""";
}
