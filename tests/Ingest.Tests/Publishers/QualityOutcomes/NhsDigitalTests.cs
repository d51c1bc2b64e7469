using HealthNeeds.Core.Snapshots;
using HealthNeeds.Ingest.Checks;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Publishers.PatientRegistrations;
using HealthNeeds.Ingest.Publishers.QualityOutcomes;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tables;
using HealthNeeds.Ingest.Tests.Pulls;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Tests.Publishers.QualityOutcomes;

[Trait("Speed", "Slow")]
public sealed class NhsDigitalTests
{
    [Fact]
    public async Task LongTables_GiveTheBundledShares_WithTheirCounts()
    {
        await using var pull = await LoopbackPull.StartAsync();
        var intake = await pull.ReadAsync(Qof(pull), SampleFiles.Folder);

        using var inspector = new SnapshotInspector();
        var (bundled, live) = (Path.Combine(RawFiles.Bundled, "observations-qof2021.parquet"), pull.At("observations-qof2021"));
        foreach (var indicator in LoopbackPull.Catalogue.Indicators.Where(i => i.Source == "qof2021").Select(i => i.Id.Value))
        {
            foreach (var practice in new[] { "C87016", "C85033", "C87007", "C85020" })
                inspector.Value(live, indicator, practice, "2021/22").Should().Be(inspector.Value(bundled, indicator, practice, "2021/22"), $"{indicator} {practice}");
        }

        intake.Files.Single().Rows.Should().Be(4 * 23);
        (intake.RowsIn, intake.RowsKept).Should().Be(((4 * 22) + 1 + (4 * 7), (4 * 21) + (4 * 6)));
        intake.Rejections.Select(r => r.Rule).Should().BeEquivalentTo([.. Enumerable.Repeat("left-out", 8), "unknown-area"]);
    }

    [Fact]
    public async Task MeasureRenamed_IsNamed_NotReadAsNobody()
    {
        await using var pull = await LoopbackPull.StartAsync();
        var source = Qof(pull, change: t => t.Replace(",NUMERATOR,", ",NUMERATORS,"));

        var lost = (await pull.Invoking(p => p.ReadAsync(source, SampleFiles.Folder)).Should().ThrowAsync<ColumnNotFoundException>()).Which;
        ColumnMissingRule.Of(lost, good: null).Should().Match<RuleFinding>(f => f.Expected == "\"NUMERATOR\"" && f.Found.EndsWith("and \"NUMERATORS\" in its place"));
    }

    [Fact]
    public async Task AchievementInTwoTables_IsTakenOnce_AndTheOtherRowsAreSetAside()
    {
        await using var pull = await LoopbackPull.StartAsync();
        var source = Qof(pull, twice: true);

        var intake = await pull.ReadAsync(source, SampleFiles.Folder);
        intake.Files.Single().Rows.Should().Be(4 * 23);
        intake.Rejections.Count(r => r.Rule == "duplicate").Should().Be(4 * 7);
        intake.Rejections.Where(r => r.Rule == "duplicate").Should().OnlyContain(r => r.Found == "the practice in ACHIEVEMENT_NORTH_2122.csv" && r.Expected == "in ACHIEVEMENT_2122.csv only, where it was first");
        intake.RowsIn.Should().Be(intake.RowsKept + intake.RowsRejected);
    }

    [Fact]
    public async Task ZipOfAnotherYear_IsRefused()
    {
        await using var pull = await LoopbackPull.StartAsync();
        var source = Qof(pull, year: 2022);

        (await pull.Invoking(p => p.ReadAsync(source, SampleFiles.Folder)).Should().ThrowAsync<ResponseRefusedException>()).WithMessage("*PREVALENCE_2122_V2.csv*PREVALENCE_2223.csv*");
    }

    [Theory]
    [InlineData("PUBLICATION,EXTRACT_DATE,PRACTICE_CODE,PRACTICE_NAME,LSOA_CODE,SEX,NUMBER_OF_PATIENTS")]
    [InlineData("Publication,Extract Date,Practice Code,Practice Name,LSOA Code,Sex,Number of Patients")]
    public async Task RegistrationsOf2011_GiveTheSameTable(string heading)
    {
        await using var pull = await LoopbackPull.StartAsync();
        var intake = await pull.ReadAsync(Patients(pull, heading, SampleFiles.Folder), SampleFiles.Folder);

        using var inspector = new SnapshotInspector();
        inspector.Rows(pull.At(SnapshotKinds.Registrations)).Should().Be(25).And.Be(intake.RowsKept);
        inspector.RowsWith(pull.At(SnapshotKinds.Registrations), "lsoa11", "E01032550").Should().Be(2);
        intake.Rejections.Should().HaveCount(4).And.OnlyContain(r => r.Rule == "no-area" && r.Found == "NO2011");
        intake.Shapes.Single().Facts["lsoa year"].Should().Be("2011");
    }

    [Fact]
    public async Task RegistrationsOf2021_AreToldByTheirCodes()
    {
        await using var pull = await LoopbackPull.StartAsync();
        var intake = await pull.ReadAsync(Patients(pull, Heading, "P,1,C85020,A,E01034258,ALL,7\nP,1,C85020,A,NO2021,ALL,2\nP,1,C85020,A,E01007408,ALL,3\nP,1,C85020,A,E01007408,MALE,3\n"), SampleFiles.Folder);

        using var inspector = new SnapshotInspector();
        inspector.RowsWith(pull.At(SnapshotKinds.Registrations), "lsoa21", "E01034258").Should().Be(1);
        (intake.RowsKept, intake.RowsRejected).Should().Be((2, 2));
        intake.Shapes.Single().Facts["lsoa year"].Should().Be("2021");
    }

    [Fact]
    public async Task PracticeWithASmallLetter_AndANumberThatIsWithheld_AreReadForWhatTheyMean()
    {
        await using var pull = await LoopbackPull.StartAsync();
        var intake = await pull.ReadAsync(Patients(pull, Heading, "P,1,c85020,A,E01034258,ALL,7\nP,1,C85020,A,E01007408,ALL,[c]\nP,1,C85020,A,E01034258,ALL,7\n"), SampleFiles.Folder);

        using var inspector = new SnapshotInspector();
        inspector.RowsWith(pull.At(SnapshotKinds.Registrations), "practice", "C85020").Should().Be(1);
        intake.Rejections.Select(r => (r.Rule, r.Found)).Should().Equal((RowRules.LeftOut, "[c]"), (RowRules.Duplicate, "the pair again"));
    }

    [Theory]
    [InlineData("P,1,C85020,A,E01034258,ALL,7\nP,1,C85020,A,E01032550,ALL,2\n", "*found 1 that only 2011 has, as E01032550, and 1 that only 2021 has, as E01034258*")]
    [InlineData("P,1,C85020,A,E01007408,ALL,7\n", "*cannot be told*")]
    public async Task LsoasOfTwoYears_AreNeverMixed(string rows, string says)
    {
        await using var pull = await LoopbackPull.StartAsync();

        await pull.Invoking(p => p.ReadAsync(Patients(p, Heading, rows), SampleFiles.Folder)).Should().ThrowAsync<InvalidDataException>().WithMessage(says);
    }

    [RawFilesFact]
    public async Task WholeRegistrations_GiveTheBundledFileByteForByte()
    {
        await using var pull = await LoopbackPull.StartAsync();
        var intake = await pull.ReadAsync(Patients(pull, Heading, RawFiles.Folder!), RawFiles.Folder!);

        intake.Files.Single().Sha256.Should().Be(LoopbackPull.Bundled(SnapshotKinds.Registrations, "gp-registrations").Sha256);
        (intake.RowsIn, intake.RowsRejected).Should().Be((865_965, 4_696));
    }

    /// <summary>The long tables have counts, which the raw file has not: all else is the bundled file's to the last bit.</summary>
    [RawFilesFact]
    public async Task WholeQof_InThePublishedShape_GivesTheBundledFigures()
    {
        await using var pull = await LoopbackPull.StartAsync();
        var intake = await pull.ReadAsync(Qof(pull, raw: RawFiles.Folder!), RawFiles.Folder!);

        var bundled = Path.Combine(RawFiles.Bundled, "observations-qof2021.parquet");
        ParquetDifference.Of(bundled, pull.At("observations-qof2021"), but: ["count", "denominator"]).Should().Be((0, 0));
        intake.Files.Single().Rows.Should().Be(LoopbackPull.Bundled(SnapshotKinds.Observations, "qof2021").Rows);
    }

    private const string Heading = NhsBodies.RegistrationsHeading;

    /// <param name="rows">Rows, or the folder whose registrations they are made from.</param>
    private static RegistrationSource Patients(LoopbackPull pull, string heading, string rows)
    {
        pull.Publisher.Serve("/registered.zip", NhsBodies.Registrations(Directory.Exists(rows) ? NhsBodies.RegistrationRows(rows) : rows, heading));
        return new RegistrationSource(pull.Publisher.Root, new NhsDigitalOptions { Registrations = "registered.zip" });
    }

    private static QofSource Qof(LoopbackPull pull, int year = 2021, string? raw = null, Func<string, string>? change = null, bool twice = false)
    {
        pull.Publisher.Serve("/qof.zip", NhsBodies.Qof(raw ?? SampleFiles.Folder, change, twice: twice));
        return new QofSource(pull.Publisher.Root, new NhsDigitalOptions { Qof = "qof.zip", QofYear = year });
    }
}
