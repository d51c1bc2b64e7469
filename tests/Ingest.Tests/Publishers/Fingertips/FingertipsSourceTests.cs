using HealthNeeds.Ingest.Checks;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Publishers.Fingertips;
using HealthNeeds.Ingest.Setup;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tables;
using HealthNeeds.Ingest.Tests.Http;
using HealthNeeds.Store.Snapshots;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Ingest.Tests.Publishers.Fingertips;

public sealed class FingertipsSourceTests
{
    [Fact]
    public async Task Pull_AsksInOrder_ByNumbersFoundUnderTheirNames()
    {
        await using var bench = await FingertipsBench.StartAsync();
        bench.AreaTypes = FingertipsBench.Types.Replace("\"Id\":501", "\"Id\":777");
        var responses = await bench.PullAsync();

        responses.Select(r => r.Name).Should().Equal(
            "area types", "metadata 1", "terms 1", "change of 11", "change of 12", "change of 13", "change of 21", "change of 22",
            "figures ltla24 11+12", "figures ltla24 13", "figures msoa11 21+22");
        bench.Asked("all_data").Should().Equal(
            "/api/all_data/csv/by_indicator_id?indicator_ids=11%2C12&child_area_type_id=777&parent_area_type_id=15",
            "/api/all_data/csv/by_indicator_id?indicator_ids=13&child_area_type_id=777&parent_area_type_id=15",
            "/api/all_data/csv/by_indicator_id?indicator_ids=21%2C22&child_area_type_id=3&parent_area_type_id=15");
    }

    [Fact]
    public async Task Read_GivesFiguresOfBothLevels_AndAccountsForEveryRow()
    {
        await using var bench = await FingertipsBench.StartAsync();
        var (intake, path) = await bench.ReadAsync();

        (intake.RowsIn, intake.RowsKept, intake.RowsRejected).Should().Be((21, 16, 5));
        intake.Rejections.Should().OnlyContain(r => r.Rule == "level" && r.Found == "E92000001");
        using var inspector = new SnapshotInspector();
        inspector.CountBy(path, "indicator").Should().Equal(new Dictionary<string, long> { ["test-11"] = 4, ["test-12"] = 4, ["test-13"] = 4, ["test-21"] = 2, ["test-22"] = 2 });
    }

    [Fact]
    public async Task Read_Shapes_SayColumnsUnitsPolarityAndTerms()
    {
        await using var bench = await FingertipsBench.StartAsync();
        var shapes = (await bench.ReadAsync()).Intake.Shapes;

        shapes.Select(s => (s.Table, s.Rows)).Should().Equal(("figures ltla24", 15), ("figures msoa11", 6), ("metadata", 5));
        shapes[0].Columns.Should().HaveCount(27).And.Contain(shapes[0].Needed);
        shapes[2].Facts.Should().Contain("11 unit", "%").And.Contain("11 polarity", "RAG - Low is good").And.Contain("21 terms", "Non-commercial use only").And.Contain("11 areas", "LA").And.Contain("22 name", "Indicator 22");
    }

    [Fact]
    public async Task PullAgain_NothingUploadedSince_AsksForNoFigures_AndReadsTheSameBytes()
    {
        await using var bench = await FingertipsBench.StartAsync();
        var first = File.ReadAllBytes((await bench.ReadAsync()).Path);
        bench.Publisher.Forget();
        bench.Shift = 1;
        var second = File.ReadAllBytes((await bench.ReadAsync()).Path);

        bench.Asked("data_changes").Should().HaveCount(5);
        bench.Asked("all_data").Should().BeEmpty();
        second.Should().Equal(first);
    }

    [Fact]
    public async Task Metadata_ThatSaysWhen_SparesARequestForEachIndicator()
    {
        await using var bench = await FingertipsBench.StartAsync();
        bench.MetadataSaysWhen = id => id != 13;
        await bench.PullAsync();
        bench.Asked("data_changes").Should().Equal("/api/data_changes?indicator_id=13");
        bench.Publisher.Forget();
        bench.Uploaded[22] = "2025-02-01T09:00:00";
        await bench.PullAsync();

        bench.Asked("all_data").Should().ContainSingle().Which.Should().Contain("indicator_ids=21%2C22&");
    }

    [Theory]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("""{"LastUploadedAt":null,"LastDeletedAt":null}""")]
    public async Task IndicatorWithoutARecordOfUploads_HoldsNobodyUp_AndIsAskedForAtEveryPull(string said)
    {
        await using var bench = await FingertipsBench.StartAsync();
        bench.MetadataSaysWhen = id => id != 13;
        bench.Unrecorded[13] = said;
        (await bench.ReadAsync()).Intake.RowsKept.Should().Be(16);
        bench.Publisher.Forget();
        await bench.PullAsync();

        bench.Asked("all_data").Should().ContainSingle().Which.Should().Contain("indicator_ids=13&");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task PullAgain_OneIndicatorUploaded_AsksForItsPortionOnly(bool metadataSaysWhen)
    {
        await using var bench = await FingertipsBench.StartAsync();
        bench.MetadataSaysWhen = _ => metadataSaysWhen;
        await bench.PullAsync();
        bench.Publisher.Forget();
        bench.Uploaded[13] = "2025-02-01T09:00:00";
        await bench.PullAsync();

        bench.Asked("all_data").Should().ContainSingle().Which.Should().Contain("indicator_ids=13&");
    }

    [Fact]
    public async Task PortionTooLarge_IsAskedForInHalves_ThenRegionByRegion()
    {
        await using var bench = await FingertipsBench.StartAsync();
        bench.Options.MegabytesAtMost = 1;
        var large = PublisherAnswer.Csv(FingertipsReading.Header27 + "\r\n" + new string('x', 2 << 20));
        bench.Instead = asked => asked.StartsWith("11,12 ") || asked.StartsWith("11 501 15") ? large : null;
        var responses = await bench.PullAsync();

        responses.Select(r => r.Name).Where(n => n.StartsWith("figures ltla24")).Should().Equal([.. Enumerable.Range(1, 9).Select(i => $"figures ltla24 11 in E1200000{i}"), "figures ltla24 12", "figures ltla24 13"]);
        bench.Asked("all_data").Should().Contain(a => a.EndsWith("child_area_type_id=501&parent_area_type_id=6&parent_area_code=E12000003"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task IndicatorThatIsNotWhatTheCatalogueSays_IsNotTaken_AndTheOthersAre(bool unit)
    {
        await using var bench = await FingertipsBench.StartAsync();
        if (unit)
            bench.Units[12] = "per 1,000";
        else
            bench.Polarities[12] = "RAG - High is good";
        var (intake, path) = await bench.ReadAsync();

        intake.Rejections.Where(r => r.Rule != "level").Should().HaveCount(5).And.OnlyContain(r => r.Rule == (unit ? "unit" : "polarity") && r.Found == (unit ? "per 1,000" : "RAG - High is good"));
        using var inspector = new SnapshotInspector();
        inspector.CountBy(path, "indicator").Should().HaveCount(4).And.NotContainKey("test-12");
        WithoutFigures(intake, path).Should().ContainSingle().Which.Found.Should().Be(unit ? "none: Fingertips says unit 'per 1,000', the catalogue '%'" : "none: Fingertips says polarity 'RAG - High is good', the catalogue 'HigherIsWorse'");
    }

    [Fact]
    public async Task IndicatorThatWasWithdrawn_IsNotAskedFor_AndTheOthersAreTaken()
    {
        await using var bench = await FingertipsBench.StartAsync();
        bench.Withdrawn.Add(12);
        var (intake, path) = await bench.ReadAsync();

        using var inspector = new SnapshotInspector();
        inspector.CountBy(path, "indicator").Keys.Should().BeEquivalentTo("test-11", "test-13", "test-21", "test-22");
        bench.Asked("all_data").Should().NotContain(a => a.Contains("12"));
        var told = WithoutFigures(intake, path).Should().ContainSingle().Which;
        (told.Key, told.Found, told.Expected).Should().Be(("test-12", "none", "figures of 12 Indicator 12"));
    }

    [Fact]
    public async Task IndicatorsThatAreNotWhatTheCatalogueSays_AreToldWithTheirReason_ThoughTheirRowsAreNotListed()
    {
        await using var bench = await FingertipsBench.StartAsync();
        (bench.Units[11], bench.Units[13]) = ("per 1,000", "per 100");
        string[] many = [.. Enumerable.Range(1500, RowTally.Listed).Select(year => FingertipsReading.Row("E08000016", $"{year}", id: "11")), FingertipsReading.Row("E08000016", id: "12")];
        bench.Instead = asked => asked.StartsWith("11,12 ") ? PublisherAnswer.Csv(string.Join("\r\n", [FingertipsReading.Header27, .. many]) + "\r\n") : null;
        var (intake, path) = await bench.ReadAsync();

        intake.Rejections.Should().NotContain(r => r.Rule == "unit" && r.Found == "per 100", "the list is full");
        WithoutFigures(intake, path).Select(f => (f.Key, f.Holds, f.Found)).Should().Equal(
            ("test-11", false, "none: Fingertips says unit 'per 1,000', the catalogue '%'"), ("test-13", false, "none: Fingertips says unit 'per 100', the catalogue '%'"));
    }

    private static List<RuleFinding> WithoutFigures(SourceIntake intake, string path)
    {
        using var inspector = new SnapshotInspector();
        var receipt = new Receipt("ohid-fingertips", "1", default, [], [], intake.RowsIn, intake.RowsKept, intake.RowsRejected, 0, intake.Shapes, inspector.Series(path, CancellationToken.None), []);
        return [.. new IndicatorWithoutFiguresRule().Check(new PullFacts(null, receipt, intake.Rejections, [], FingertipsReading.Areas, FingertipsBench.Catalogue) { Objections = intake.Objections })];
    }

    [Theory]
    [InlineData("interval", true)]
    [InlineData("duplicate", false)]
    [InlineData("conflict", false)]
    public async Task ManyRowsOfOneRule_HoldTheSource_ThoughFewAreListed(string rule, bool reversed)
    {
        await using var bench = await FingertipsBench.StartAsync();
        bench.Instead = asked => asked.StartsWith("13 ") ? PublisherAnswer.Csv(Many(rule)) : null;
        var intake = (await bench.ReadAsync()).Intake;

        intake.Broken[rule].Should().BeGreaterThan(RowTally.Listed);
        var profile = new SeriesProfile("test-13", "2000", "persons", 30_000, 30_000, 30_000, 1, 2, 3, 0);
        var receipt = new Receipt("ohid-fingertips", "1", default, [], [], intake.RowsIn, intake.RowsKept, intake.RowsRejected, 0, [], [profile], []);
        var facts = new PullFacts(null, receipt, intake.Rejections, [], FingertipsReading.Areas, FingertipsBench.Catalogue) { Broken = intake.Broken };
        ICheckRule<PullFacts> drift = reversed ? new ValueOutsideLimitsRule() : new RepeatedKeyRule();
        drift.Check(facts).Should().ContainSingle().Which.Holds.Should().BeTrue("400 of some 30,000 are more than one in a hundred, and 100 are not");
    }

    private static string Many(string rule)
    {
        var rows = Enumerable.Range(1500, 400).Select(year => FingertipsReading.Row("E08000016", $"{year}", upper: rule == "interval" ? "18.2" : "18.9", id: "13")).ToList();
        var again = rule switch { "duplicate" => rows, "conflict" => rows.ConvertAll(r => r.Replace(",18.5,", ",18.6,")), _ => [] };
        return string.Join("\r\n", [FingertipsReading.Header27, .. rows, .. again]) + "\r\n";
    }

    [Fact]
    public async Task PolarityWithoutADirection_TakesNothingAway()
    {
        await using var bench = await FingertipsBench.StartAsync();
        bench.Polarities[12] = "BOB - Blue orange blue";
        (await bench.ReadAsync()).Intake.RowsKept.Should().Be(16);
    }

    [Fact]
    public async Task AreaTypeThatIsNotThere_IsRefused_SayingWhichThereAre()
    {
        await using var bench = await FingertipsBench.StartAsync();
        bench.AreaTypes = FingertipsBench.Types.Replace("post 4/23", "post 4/27");
        var pull = () => bench.PullAsync();
        (await pull.Should().ThrowAsync<ResponseRefusedException>()).Which.Should().Match<ResponseRefusedException>(e => e.Rule == "area-type" && e.Found.Contains("post 4/27"));
        bench.Asked("all_data").Should().BeEmpty();
    }

    [Fact]
    public async Task AreaTypesOfAnotherShape_AreRefused()
    {
        await using var bench = await FingertipsBench.StartAsync();
        bench.AreaTypes = """[{"Id":"three","Name":"MSOA","Short":"MSOA"}]""";
        var pull = () => bench.PullAsync();
        (await pull.Should().ThrowAsync<ResponseRefusedException>()).Which.Rule.Should().Be("json-shape");
    }

    [Fact]
    public async Task ErrorPageWithStatus200_IsRefused()
    {
        await using var bench = await FingertipsBench.StartAsync();
        bench.Instead = _ => PublisherAnswer.Html("<!DOCTYPE html><html><head><title>Sorry</title></head></html>");
        var pull = () => bench.PullAsync();
        (await pull.Should().ThrowAsync<ResponseRefusedException>()).Which.Rule.Should().Be("html-page");
    }

    [Fact]
    public async Task ColumnRenamed_IsNamed_WithWhereItIs()
    {
        await using var bench = await FingertipsBench.StartAsync();
        bench.Instead = asked => asked.StartsWith("13 ") ? PublisherAnswer.Csv(FingertipsReading.Header27.Replace("Time period,", "Period,") + "\r\n") : null;
        var read = () => bench.ReadAsync();
        (await read.Should().ThrowAsync<ColumnNotFoundException>()).Which.Should().Match<ColumnNotFoundException>(e => e.File == "figures ltla24 13" && e.Expected == "Time period" && e.Line == 1 && e.Address!.Query.Contains("indicator_ids=13"));
    }

    [Theory]
    [InlineData("area_types", "\"Name\"", "\"LongName\"", "Name")]
    [InlineData("by_indicator_id?", "\"Label\"", "\"UnitLabel\"", "Label")]
    [InlineData("data_changes", "\"LastUploadedAt\"", "\"UploadedAt\"", "LastUploadedAt")]
    [InlineData("metadata/csv", ",Polarity", ",Direction", "Polarity")]
    public async Task FieldRenamed_IsNamed_NotReadAsEmpty(string question, string was, string becomes, string lost)
    {
        await using var bench = await FingertipsBench.StartAsync();
        bench.Rename = (target, body) => target.Contains(question) ? body.Replace(was, becomes) : body;
        var read = () => bench.ReadAsync();
        (await read.Should().ThrowAsync<ColumnNotFoundException>()).Which.Should().Match<ColumnNotFoundException>(e => e.Expected == lost && e.Address!.AbsoluteUri.Contains(question) && e.Found.Contains(becomes.Trim(',', '"')));
    }

    [Fact]
    public async Task OtherColumnsInOneAnswer_AreAShapeOfTheirOwn()
    {
        await using var bench = await FingertipsBench.StartAsync();
        bench.Instead = asked => asked.StartsWith("13 ") ? PublisherAnswer.Csv(FingertipsReading.Header27.Replace("Column not used", "Compared to Region value or percentiles") + "\r\n") : null;
        (await bench.ReadAsync()).Intake.Shapes.Select(s => s.Table).Should().Equal("figures ltla24", "figures ltla24 with other columns 1", "figures msoa11", "metadata");
    }

    [Fact]
    public async Task PackedAnswers_AreReadUnpacked()
    {
        await using var bench = await FingertipsBench.StartAsync();
        bench.Instead = asked => asked.StartsWith("13 ") ? PublisherAnswer.Csv(FingertipsReading.Header27 + "\r\n" + FingertipsReading.Row("E08000019", id: "13") + "\r\n").Gzipped() : null;
        (await bench.ReadAsync()).Intake.RowsKept.Should().Be(13);
    }

    [Fact]
    public void Services_HaveTheTwoSources()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Live:Addresses:fingertips", "http://127.0.0.1:9/api")]).Build();
        using var provider = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddRefresh(configuration).BuildServiceProvider();
        provider.GetServices<ILiveSource>().Where(s => s.Publisher == "fingertips").Select(s => s.Source).Should().Equal("ohid-fingertips", "ohid-smoking");
    }
}
