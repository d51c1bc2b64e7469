using HealthNeeds.Core.Snapshots;
using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.Publishers.Nomis;
using HealthNeeds.Ingest.Snapshot;
using HealthNeeds.Ingest.Tables;
using HealthNeeds.Ingest.Tests.Publishers;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Tests.Snapshot;

[Trait("Speed", "Slow")]
public sealed class SnapshotBuilderTests : IDisposable
{
    private const string Underlying = "lsoa21_code,ypll\nE01000003,60\nE01000001,50.5\nE01000002,700\nE01000001,1\nE09999999,5\nW01000001,5\n";
    private readonly TemporaryFolder raw = new();
    private readonly TemporaryFolder built = new();
    private readonly SnapshotInspector inspector = new();

    [Fact]
    public void EverySourceRow_IsKeptOrRejectedWithAReason()
    {
        var manifest = Build(Underlying);

        var iod = manifest.Sources.Single(s => s.Id == "iod2025");
        (iod.RowsIn, iod.RowsKept, iod.RowsRejected, iod.FiguresRejected).Should().Be((6, 3, 3, 1));
        var registrations = manifest.Sources.Single(s => s.Id == "gp-registrations");
        (registrations.RowsIn, registrations.RowsKept, registrations.RowsRejected).Should().Be((6, 2, 4));
        inspector.CountBy(At(SnapshotKinds.Rejections), "rule").Should().BeEquivalentTo(new Dictionary<string, long>
        {
            ["outside-england"] = 7,
            ["unknown-area"] = 2,
            ["duplicate"] = 3,
            ["level"] = 2,
            ["left-out"] = 1,
            ["range"] = 1,
            ["no-area"] = 1,
            ["number"] = 1,
        });
    }

    [Fact]
    public void Figures_KeepTheirValue_AndAnImpossibleOneIsMissing()
    {
        Build(Underlying);
        var path = At("observations-iod2025");

        inspector.Value(path, "iod2025-ypll", "E01000001", "2018–24").Should().Be(50.5);
        inspector.CountBy(path, "area").Keys.Should().Equal("E01000001", "E01000002", "E01000003");
        inspector.RowsWith(path, "missing", "failed").Should().Be(1);
    }

    [Fact]
    public void Areas_AreAddedUpFromTheirLsoas()
    {
        Build(Underlying);
        var path = At(SnapshotKinds.Areas);

        inspector.CountBy(path, "level").Should().BeEquivalentTo(new Dictionary<string, long> { ["lsoa21"] = 3, ["msoa21"] = 2, ["ltla24"] = 1, ["icb"] = 1, ["england"] = 1 });
        inspector.RowsWith(path, "place_name", "Worsbrough").Should().Be(3, "an MSOA and its two LSOAs");
        inspector.RowsWith(path, "place_name", "Upper End").Should().Be(0, "a merged MSOA has no published name");
        inspector.RowsWith(path, "population", "4000").Should().Be(1);
        inspector.RowsWith(path, "latitude", "53.75").Should().Be(1, "three of four residents live at 54°, one at 53°");
    }

    [Fact]
    public void Crosswalk_HoldsMergersAndLaterCodes()
    {
        Build(Underlying);

        inspector.CountBy(At(SnapshotKinds.Msoa11ToMsoa21), "change").Should().BeEquivalentTo(new Dictionary<string, long> { ["U"] = 1, ["M"] = 2 });
        inspector.CountBy(At(SnapshotKinds.Ltla21ToLtla24), "ltla21").Keys.Should().Equal("E08000016", "E08000038");
    }

    [Fact]
    public void WardsAndNetworks_AreCarriedWithTheirEdition()
    {
        Build(Underlying);

        var (wards, year) = PlaceGroupTables.ReadWards(At(SnapshotKinds.Wards));
        wards.Select(w => $"{w.Ward} {w.Name} {w.Lsoa}").Should().Equal("E05000992 Royston E01000003", "E05000996 Worsbrough E01000001", "E05000996 Worsbrough E01000002");
        var (practices, day) = PlaceGroupTables.ReadNetworks(At(SnapshotKinds.PracticeNetworks));
        practices.Select(p => $"{p.Practice} {p.Network} {p.Name}").Should().Equal("A10001 U36780 Dearne Valley PCN", "B10001 U36780 Dearne Valley PCN");
        (year, day).Should().Be(("2024", "2023-10-27"));
    }

    [Fact]
    public void OrderOfRows_ChangesOnlyTheLinesOfRejections()
    {
        var lines = Underlying.Trim().Split('\n');
        var first = Build(string.Join('\n', lines[..4]));
        var second = Build(string.Join('\n', (string[])[lines[0], .. lines[1..4].Reverse()]));

        second.Files.Where(NotRejections).Should().Equal(first.Files.Where(NotRejections));
        static bool NotRejections(SnapshotFile file) => file.Kind != SnapshotKinds.Rejections;
    }

    [Fact]
    public void SecondBuild_GivesTheSameManifestBytes()
    {
        Build(Underlying);
        var first = File.ReadAllBytes(Path.Combine(built.Path, "snapshot", SnapshotManifest.FileName));
        Build(Underlying);

        File.ReadAllBytes(Path.Combine(built.Path, "snapshot", SnapshotManifest.FileName)).Should().Equal(first);
    }

    [Fact]
    public void Verifier_NamesAFileThatChanged()
    {
        Build(Underlying);
        File.AppendAllText(At(SnapshotKinds.Areas), "x");

        Verify().Should().ContainSingle().Which.Should().Match<SnapshotProblem>(p => p.File == "areas.parquet" && p.Expected.StartsWith("SHA-256"));
    }

    [Fact]
    public void Verifier_FindsThatThisIsNotAllOfEngland()
    {
        Build(Underlying);

        Verify().Select(p => p.ToString()).Should().Contain("areas.parquet: expected 33755 of lsoa21; found 3");
    }

    [Fact]
    public void Verifier_HoldsFiguresToTheRangeOfTheirIndicator()
    {
        Build(Underlying);
        var catalogue = Catalogue();
        var narrower = catalogue with { Indicators = [.. catalogue.Indicators.Select(i => i.Id.Value == "iod2025-ypll" ? i with { Maximum = 55 } : i)] };

        Verify(narrower).Select(p => p.ToString()).Should().Contain(p => p.Contains("iod2025-ypll from 0 to 55") && p.Contains("found 50.5 to 60"));
    }

    [Fact]
    public void Verifier_MissesIndicatorsWithoutFigures_AndFiguresWithoutIndicator()
    {
        Build(Underlying);
        var catalogue = Catalogue();
        var without = catalogue with { Indicators = [.. catalogue.Indicators.Where(i => i.Id.Value != "iod2025-ypll")] };

        Verify(without).Select(p => p.ToString()).Should().Contain("observations-iod2025.parquet: expected indicators of source iod2025; found iod2025-ypll")
            .And.Contain("indicators.json: expected figures for every indicator; found none for qof-af");
    }

    [Fact]
    public void SourceWithAnotherHeader_StopsTheBuildAndLeavesTheOldSnapshot()
    {
        var before = Build(Underlying);

        FluentActions.Invoking(() => Build("lsoa21_code,years_lost\n")).Should().Throw<ColumnNotFoundException>().WithMessage("underlying.csv*\"ypll\"*\"years_lost\"*");
        SnapshotVerifier.ReadManifest(Path.Combine(built.Path, "snapshot")).Files.Should().Equal(before.Files);
        Directory.GetDirectories(built.Path).Should().ContainSingle("nothing half-made is left beside it");
    }

    public void Dispose()
    {
        inspector.Dispose();
        raw.Dispose();
        built.Dispose();
    }

    private static IndicatorCatalogue Catalogue() => DataCatalogues.Read(RawFiles.Data).Indicators;

    private string At(string kind) => Path.Combine(built.Path, "snapshot", $"{kind}.parquet");

    private IReadOnlyList<SnapshotProblem> Verify(IndicatorCatalogue? catalogue = null) => new SnapshotVerifier(DataCatalogues.Read(RawFiles.Data) with { Indicators = catalogue ?? Catalogue() }).Verify(Path.Combine(built.Path, "snapshot"), CancellationToken.None);

    private SnapshotManifest Build(string underlying)
    {
        SmallRawFolder.Write(raw, underlying);
        var figures = new WideFile("iod2025", "underlying.csv", "lsoa21_code", "an LSOA of 2021", a => a.Lsoa21, [new WideColumn("ypll", "iod2025-ypll", Period.Years(2018, 2024), Blank: MissingReason.Suppressed)]);
        var ages = new CensusTable("ts007a", Census2021.AgeFile, [Census2021.AgeTotal], [new CensusShare("aged-0-4", ["Age: Aged 4 years and under"])]);
        return new SnapshotBuilder(Catalogue(), [figures, ages]).Build(raw.Path, Path.Combine(built.Path, "snapshot"), _ => { }, CancellationToken.None);
    }
}
