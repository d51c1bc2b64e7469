using HealthNeeds.Ingest.Checks;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Publishers.Nomis;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tables;
using HealthNeeds.Ingest.Tests.Pulls;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Tests.Publishers.Nomis;

public sealed class PopulationSourceTests
{
    private const string Lsoa = "E01034258";
    private readonly PopulationBodies bodies = new(SampleFiles.Folder);

    [Fact]
    public async Task Estimates_AreSharesOfTheResidentsOfTheirYear()
    {
        await using var pull = await LoopbackPull.StartAsync();
        var intake = await ReadAsync(pull);

        var (all, old) = (People("All Ages"), People("Aged 65+"));
        using var inspector = new SnapshotInspector();
        inspector.Value(pull.At("observations-ons-population"), "population-aged-65-plus", Lsoa, "2024").Should().BeApproximately(100.0 * old / all, 1e-12);
        intake.RowsIn.Should().Be(bodies.Count).And.Be(intake.RowsKept + intake.RowsRejected);
        intake.Rejections.Should().OnlyContain(r => r.Rule == "outside-england" && r.Found == "W01000003").And.HaveCount(3);
        intake.Shapes.Single().Needed.Should().BeEquivalentTo("DATE_NAME", "GEOGRAPHY_CODE", "C_AGE_NAME", "OBS_VALUE");
    }

    [Theory]
    [InlineData(7, 6)]
    [InlineData(14, 3)]
    [InlineData(25_000, 1)]
    public async Task Pages_AreAskedForUntilAllRowsAreThere_AndGiveTheSameFigures(int pageSize, int pages)
    {
        bodies.Count.Should().Be(42, "14 LSOAs and three ages are what the numbers of pages are worked out from");
        await using var whole = await LoopbackPull.StartAsync();
        await using var paged = await LoopbackPull.StartAsync();
        await ReadAsync(whole);
        await ReadAsync(paged, pageSize);

        paged.Publisher.Requests.Select(r => r.Target).Should().HaveCount(pages).And.OnlyContain(t => t.StartsWith($"{PopulationBodies.Path}?geography=TYPE151&date=latest&gender=0&c_age=200,201,209&measures=20100&select="));
        File.ReadAllBytes(paged.At("observations-ons-population")).Should().Equal(File.ReadAllBytes(whole.At("observations-ons-population")));
    }

    [Theory]
    [InlineData("fewer rows than announced", 43, 42)]
    [InlineData("more rows than announced", 41, 42)]
    public async Task PagesThatDoNotAddUp_AreRefused(string _, int announced, int rows)
    {
        bodies.Announced = announced;
        await using var pull = await LoopbackPull.StartAsync();

        (await pull.Invoking(p => ReadAsync(p)).Should().ThrowAsync<ResponseRefusedException>()).WithMessage($"*found {rows} rows*").Which.Rule.Should().Be(NomisTable.PagesRule);
    }

    [Fact]
    public async Task WordsNomisDoesNotKnow_GiveNoRows_WhichIsRefused()
    {
        await using var pull = await LoopbackPull.StartAsync();

        (await pull.Invoking(p => ReadAsync(p, areas: "TYPE999")).Should().ThrowAsync<ResponseRefusedException>()).WithMessage("*found 0 rows*").Which.Rule.Should().Be(NomisTable.PagesRule);
    }

    [Fact]
    public async Task NoMorePagesThanAllowed_AreAskedFor()
    {
        await using var pull = await LoopbackPull.StartAsync();

        await pull.Invoking(p => ReadAsync(p, pageSize: 7, mostPages: 5)).Should().ThrowAsync<ResponseRefusedException>().WithMessage("*found 35 rows in 5 pages*");
        pull.Publisher.Requests.Should().HaveCount(5);
    }

    [Fact]
    public async Task RowsThatCannotBeRead_AreKeptAsideByRule()
    {
        Change("All Ages", row => row.Replace("\"2024\"", "\"mid 2024\""));
        Change("Aged 0 to 15", row => row[..row.LastIndexOf(',')] + ",!");
        Change("Aged 65+", row => row.Replace("Aged 65+", "Aged 66+"));
        bodies.Rows.Add(bodies.Rows.First(r => r.Contains("E01034253")));
        await using var pull = await LoopbackPull.StartAsync();
        var intake = await ReadAsync(pull);

        intake.Rejections.Where(r => r.Rule != RowRules.OutsideEngland).Select(r => (r.Rule, r.Found)).Should().BeEquivalentTo(
            [(RowRules.Period, "mid 2024"), (RowRules.Number, "!"), (RowRules.LeftOut, "Aged 66+"), (RowRules.Duplicate, "the area and age again")]);
        intake.RowsIn.Should().Be(intake.RowsKept + intake.RowsRejected).And.Be(bodies.Count);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("%", true)]
    public async Task CountsOfAWholeAgeGroup_ThatCannotBeRead_HoldTheSource(string unit, bool holds)
    {
        for (var i = 0; i < bodies.Count; i++)
            bodies.Rows[i] = bodies.Rows[i].Contains("Aged 65+") ? bodies.Rows[i] + unit : bodies.Rows[i];
        await using var pull = await LoopbackPull.StartAsync();
        var intake = await ReadAsync(pull);

        var receipt = new Receipt("ons-population", "1", default, [], [], intake.RowsIn, intake.RowsKept, intake.RowsRejected, intake.FiguresRejected, [], [], []);
        var facts = new PullFacts(null, receipt, intake.Rejections, [], ReadFile.Areas(), LoopbackPull.Catalogue) { Broken = intake.Broken };
        new FigureUnreadRule().Check(facts).Any(f => f.Holds).Should().Be(holds);
    }

    [Fact]
    public async Task Symbol_InThePlaceOfACount_SaysWhyThereIsNoShare()
    {
        Change("Aged 65+", row => row[..row.LastIndexOf(',')] + ",[c]");
        await using var pull = await LoopbackPull.StartAsync();
        var intake = await ReadAsync(pull);

        intake.Rejections.Should().OnlyContain(r => r.Rule == RowRules.OutsideEngland);
        using var inspector = new SnapshotInspector();
        inspector.RowsWith(pull.At("observations-ons-population"), "missing", "suppressed").Should().Be(1);
        inspector.RowsWith(pull.At("observations-ons-population"), "note", SuppressionNotes.Printed).Should().Be(1);
    }

    [Fact]
    public async Task AreaWithoutItsTotal_HasNoShare_AndSaysThatTheSourceHadNone()
    {
        bodies.Rows.RemoveAt(bodies.Rows.ToList().FindIndex(r => r.Contains(Lsoa) && r.Contains("All Ages")));
        await using var pull = await LoopbackPull.StartAsync();
        await ReadAsync(pull);

        using var inspector = new SnapshotInspector();
        inspector.Value(pull.At("observations-ons-population"), "population-aged-65-plus", Lsoa, "2024").Should().BeNull();
        inspector.Value(pull.At("observations-ons-population"), "population-aged-65-plus", "E01034253", "2024").Should().NotBeNull();
    }

    private async Task<SourceIntake> ReadAsync(LoopbackPull pull, int pageSize = 25_000, int mostPages = 40, string areas = "TYPE151")
    {
        pull.Publisher.Serve(bodies.Answer);
        var options = new NomisOptions { PageSize = pageSize, MostPages = mostPages, PopulationAreas = areas };
        return await pull.ReadAsync(new PopulationSource(pull.Publisher.Address("/"), options), SampleFiles.Folder);
    }

    private int People(string age) => int.Parse(bodies.Rows.Single(r => r.Contains(Lsoa) && r.Contains(age)).Split(',')[^1]);

    private void Change(string age, Func<string, string> change)
    {
        var at = bodies.Rows.ToList().FindIndex(r => r.Contains(Lsoa) && r.Contains(age));
        bodies.Rows[at] = change(bodies.Rows[at]);
    }
}
