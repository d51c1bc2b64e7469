using HealthNeeds.Ingest.Checks;
using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Publishers.QualityOutcomes;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tables;
using HealthNeeds.Ingest.Tests.Pulls;
using HealthNeeds.Ingest.Tests.Snapshot;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Staging;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Tests.Publishers.QualityOutcomes;

/// <summary>All of England's care by practice, in the shape in which NHS England publishes it today, from its zip to the LSOAs an analysis reads.</summary>
[Collection(nameof(EnglandCollection))]
[Trait("Speed", "Slow")]
public sealed class QofEnglandTests
{
    private const int Practices = 6_200;

    /// <summary>Enough where a rule is what counts, not that all of England comes.</summary>
    private const int Fewer = 350;
    private const int Measures = 52;

    private static readonly Lazy<KnownAreas> Known = new(() => SnapshotAreas.Read(RawFiles.Bundled));
    private static readonly Lazy<QofEngland> Whole = new(() => Made(Practices));
    private static readonly Lazy<QofEngland> Qof = new(() => Made(Fewer));

    [Fact]
    public async Task EveryMeasure_ComesWithItsNumbers_AndReachesTheAreasThatAnalysesRead()
    {
        await using var pull = await LoopbackPull.StartAsync();

        var intake = await ReadAsync(pull, Whole.Value);

        intake.Files.Single().Rows.Should().Be(Practices * (21 + Measures));
        (intake.RowsIn, intake.RowsKept).Should().Be((Practices * (22L + 3 + (Measures * 4) - 3), Practices * (21L + (Measures * 3) - 3)));
        intake.Broken.Should().BeEquivalentTo(new Dictionary<string, long> { ["left-out"] = Practices * 4, ["points"] = Practices * (long)Measures });
        Findings(intake).Should().BeEmpty();
        using var folder = new TemporaryFolder();
        using var writer = Begin(folder.Path);
        var stage = Staged(writer, pull.At("observations-qof2021"));
        Come(writer).Should().BeEquivalentTo(Expected());
        stage.Check().Should().OnlyContain(c => c.RowsRejected == 0);
        stage.Attribute().Should().ContainSingle().Which.Should().Match<AttributionCount>(c => c.Level == "practice" && c.Reached == c.Figures && c.Figures == Practices * (21 + Measures));
        var table = stage.Columns(AreaLevel.Lsoa21, CancellationToken.None);
        foreach (var measure in CareMeasures.All)
            table.Columns[table.Latest(new IndicatorId(measure.Indicator))!.Value].Count(double.IsFinite).Should().BeGreaterThan(25_000, $"{measure.Indicator} has a value in most of 33,755 LSOAs");
    }

    [Fact]
    public async Task UnknownCode_IsTold_WithTheMeasureItMayBe_AndTheOthersAreTaken()
    {
        await using var pull = await LoopbackPull.StartAsync();

        var intake = await ReadAsync(pull, Qof.Value, change: t => t.Replace(",HYP008,", ",HYP099,"));

        intake.Files.Single().Rows.Should().Be(Fewer * (21 + Measures - 1));
        intake.Broken["unknown-indicator"].Should().Be(Fewer * 4);
        intake.Rejections.First(r => r.Rule == "unknown-indicator").Should().Match<HealthNeeds.Core.Runs.Rejection>(r => r.Found == "HYP099" && r.Key.StartsWith("ACHIEVEMENT_") && r.Line > 1);
        Findings(intake).Select(f => f.ToString()).Should().Equal(
            "[care-code-unknown] HYP099: Care comes under codes that are known. Found 1,400 rows of HYP099, which may be the new code of qof-hypertension-blood-pressure-under-80 (HYP008), of which none came; expected a code that a measure of care has had.",
            "[care-measure-missing] measures of care: Figures come of each measure of care and each register. Found none of 1: qof-hypertension-blood-pressure-under-80 (HYP008, HYP003); expected rows under one of the codes.");
    }

    [Fact]
    public async Task RegionWithoutItsTable_IsNamed_AndHoldsTheSource()
    {
        await using var pull = await LoopbackPull.StartAsync();

        var intake = await ReadAsync(pull, Qof.Value, without: "NORTH WEST");

        var missing = Qof.Value.Of(4).ToList();
        intake.Care!.WithoutCare.Should().Equal(missing);
        Findings(intake).Should().ContainSingle().Which.Should().Match<RuleFinding>(f =>
            f.Holds && f.Rule == "care-practice-missing" && f.Found.StartsWith($"{missing.Count:N0} of 350 practices (NORTH WEST {missing.Count:N0}) in none of 6 tables: {missing[0]}, "));
        using var folder = new TemporaryFolder();
        using var writer = Begin(folder.Path);
        Staged(writer, pull.At("observations-qof2021"));
        writer.Session.Scalar<long>("select count(*) from work.figure where missing = 'not-in-source'").Should().Be(missing.Count * (long)Measures, "what did not come is not a practice without such patients");
    }

    [Fact]
    public async Task PracticeInTwoRegions_IsTakenFromTheFirst_AndItsOtherRowsAreSetAside()
    {
        await using var pull = await LoopbackPull.StartAsync();
        var twice = Qof.Value.Of(4).First();

        var intake = await ReadAsync(pull, Qof.Value, change: t => t.Contains(Qof.Value.Of(0).First(), StringComparison.Ordinal) ? $"{t}{twice},CHD015,NUMERATOR,1\n{twice},CHD015,DENOMINATOR,1\n" : t);

        // EAST OF ENGLAND is read first, so all that the practice's own region says of it is set aside.
        intake.Broken["duplicate"].Should().BeGreaterThan(100);
        intake.Rejections.First(r => r.Rule == "duplicate").Should().Match<HealthNeeds.Core.Runs.Rejection>(r => r.Found == "the practice in ACHIEVEMENT_NORTH_WEST_2425.csv" && r.Expected == "in ACHIEVEMENT_EAST_OF_ENGLAND_2425.csv only, where it was first");
        intake.RowsIn.Should().Be(intake.RowsKept + intake.RowsRejected);
    }

    [Fact]
    public async Task AdjustmentsRenamed_AreNamed_NotLeftOutOfTheShare()
    {
        await using var pull = await LoopbackPull.StartAsync();

        var read = () => ReadAsync(pull, Qof.Value, change: t => t.Replace(",PCAS,", ",PCA,"));

        (await read.Should().ThrowAsync<ColumnNotFoundException>()).Which.Should().Match<ColumnNotFoundException>(l => l.Expected == "PCAS" && l.Found.Contains("PCA"));
    }

    [Fact]
    public async Task PointsInPlaceOfPatients_AreRefused()
    {
        await using var pull = await LoopbackPull.StartAsync();

        var read = () => ReadAsync(pull, Qof.Value, change: t => string.Join('\n', t.Split('\n').Where(r => !r.Contains("ATOR,") && !r.Contains(",PCAS,"))));

        (await read.Should().ThrowAsync<InvalidDataException>()).WithMessage("ACHIEVEMENT_EAST_OF_ENGLAND_2425.csv at http*: found rows of ACHIEVED_POINTS only, which are points that practices earned and no share of patients; expected rows with NUMERATOR and DENOMINATOR [points].");
    }

    private static QofEngland Made(int practices) => new([.. Known.Value.Practices.Order(StringComparer.Ordinal).Take(practices)], seed: 20241119);

    private static Task<SourceIntake> ReadAsync(LoopbackPull pull, QofEngland qof, string? without = null, Func<string, string>? change = null)
    {
        pull.Publisher.Serve("/qof.zip", qof.Zip(without, change));
        return pull.ReadAsync(new QofSource(pull.Publisher.Root, new NhsDigitalOptions { Qof = "qof.zip", QofYear = QofEngland.Year }), Known.Value);
    }

    /// <summary>What the rules on care say of it.</summary>
    private static List<RuleFinding> Findings(SourceIntake intake)
    {
        var receipt = new Receipt("qof2021", "reader", DateTimeOffset.UnixEpoch, [], [], intake.RowsIn, intake.RowsKept, intake.RowsRejected, intake.FiguresRejected, intake.Shapes, [], []);
        var facts = new PullFacts(null, receipt, intake.Rejections, [], Known.Value, LoopbackPull.Catalogue) { Broken = intake.Broken, Care = intake.Care };
        return [.. CheckRules.OfPull.Where(r => r.Id.StartsWith("care-", StringComparison.Ordinal)).SelectMany(r => r.Check(facts))];
    }

    private static IEnumerable<Come> Expected() => CareMeasures.All.Select(m => Whole.Value.Practices.Select(p => Whole.Value.Counts[(p, m.Indicator)]).ToList() is var all
        ? new Come(m.Indicator, all.Count(c => c.Due > 0), all.Sum(c => (double)c.Had), all.Sum(c => (double)c.Due + c.Aside))
        : null!);

    /// <summary>Counts of patients by measure; every value is their share.</summary>
    private static List<Come> Come(ReleaseWriter writer)
    {
        writer.Session.Scalar<long>("select count(*) from work.figure where value is not null and abs(value - 100 * count / denominator) > 1e-9").Should().Be(0);
        return writer.Session.Query<Come>(
            "select f.indicator, count(f.value) as practices, sum(f.count) as had, sum(f.denominator) as due from work.figure f join indicator i on i.id = f.indicator where i.polarity = 'higher-is-better' group by f.indicator",
            []);
    }

    private static ReleaseWriter Begin(string folder) =>
        ReleaseWriter.Begin(Options.Create(new ReleaseOptions { Directory = folder }), new ReleaseOrigin("run", "test", "south-yorkshire", 1, "test", "version 1"), TimeProvider.System);

    private static FigureStage Staged(ReleaseWriter writer, string figures)
    {
        string At(string kind) => Path.Combine(RawFiles.Bundled, $"{kind}.parquet");
        var stage = new FigureStage(writer.Session);
        writer.AppendIndicators(LoopbackPull.Catalogue.Indicators);
        stage.LoadAreas(At("areas"));
        stage.LoadLsoaLookUp(At("crosswalk-lsoa11-lsoa21"));
        stage.LoadMsoaLookUp(At("crosswalk-msoa11-msoa21"));
        stage.LoadAuthorityLookUp(At("crosswalk-ltla21-ltla24"));
        stage.LoadRegistrations(At("registrations"));
        stage.LoadFigures("qof2021", figures);
        return stage;
    }
}

/// <summary>Of one measure: practices with a value, patients who had the care, and patients it was due for.</summary>
internal sealed record Come(string Indicator, long Practices, double Had, double Due);
