using HealthNeeds.Core.Runs;
using HealthNeeds.Fixtures;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Ingest.Pipeline.Stages;
using HealthNeeds.Ingest.Setup;
using HealthNeeds.Store.State;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HealthNeeds.Ingest.Tests.Pipeline.Stages;

/// <summary>The stages together, over South Yorkshire's real areas: from files on disk to figures in the release being written.</summary>
[Trait("Speed", "Slow")]
public sealed class StagesTests
{
    private static readonly string Place = SmallSnapshot.Codes(AreaLevel.Lsoa21)[3];

    [Fact]
    public async Task SoundFigures_AreStagedCheckedAndCarriedToEveryLevel()
    {
        using var data = new SmallSnapshot();
        long observations = 0;
        var record = await RunAsync(data, new FakeStage("look", run => { observations = run.RowsPublished; return new StageResult(); }));
        record.Message.Should().StartWith("Release ");
        record.Stages.Should().OnlyContain(s => s.State == StageState.Done);
        observations.Should().Be(860 + 171 + 4 + 1 + 1, "each LSOA, MSOA, authority, the ICB and England have a figure");
        record.Sources.Single(s => s.Source == "iod2025").Detail.Should().StartWith("860 figures, 0 set aside now");
        record.Warnings.Should().Contain(w => w.Contains("iod2025-cidr") && w.Contains("An indicator of the catalogue has figures."));
    }

    public static TheoryData<string, string, string, string, double?, double?, double?, string?, string> BadRows() => new()
    {
        { "iod2025-ypl", Place, "2018–22", "persons", 56, null, null, null, "indicator" },
        { "iod2025-ypll", "W01000001", "2018–22", "persons", 56, null, null, null, "area" },
        { "iod2025-ypll", Place, "recently", "persons", 56, null, null, null, "period" },
        { "iod2025-ypll", Place, "2018–22", "all", 56, null, null, null, "sex" },
        { "iod2025-ypll", Place, "2018–22", "persons", 56, null, null, null, "key" },
        { "iod2025-ypll", Place, "2017–21", "persons", -3, null, null, null, "range" },
        { "iod2025-ypll", Place, "2017–21", "persons", 56, 60, 70, null, "limits" },
        { "iod2025-ypll", Place, "2017–21", "persons", null, null, null, null, "value-or-reason" },
        { "iod2025-ypll", Place, "2017–21", "persons", null, null, null, "hidden", "reason" },
    };

    [Theory]
    [MemberData(nameof(BadRows))]
    public async Task BadRow_IsSetAside_WithItsRuleLineFoundAndExpected(string indicator, string area, string period, string sex, double? value, double? lower, double? upper, string? missing, string rule)
    {
        using var data = new SmallSnapshot((indicator, area, period, sex, value, lower, upper, missing));
        var record = await RunAsync(data);
        record.Outcome.Should().Be(RunOutcome.Published, "one bad row among 861 holds nothing");
        var rejections = new RunLog(data.Paths.Releases).Rejections(record.Id).Where(r => r.Rule == rule).ToList();
        rejections.Should().Contain(r => r.Source == "iod2025" && r.Line == 861 && r.Found.Length > 0 && r.Expected.Length > 0);
    }

    [Fact]
    public async Task Rejections_OfThePublishersFile_AreCarriedIntoTheRun()
    {
        using var data = new SmallSnapshot();
        var record = await RunAsync(data);
        new RunLog(data.Paths.Releases).Rejections(record.Id).Should().ContainSingle().Which.Rule.Should().Be("outside-england");
    }

    [Fact]
    public async Task ManyBadRows_HoldTheRun_AndSayWhy()
    {
        using var data = new SmallSnapshot([.. Enumerable.Range(0, 20).Select(i => ("iod2025-ypll", $"W0100{i:0000}", "2018–22", "persons", (double?)50, (double?)null, (double?)null, (string?)null))]);
        var record = await RunAsync(data);
        record.Outcome.Should().Be(RunOutcome.Held);
        record.Message.Should().Contain("[rejected-share] iod2025").And.Contain("20 of 880 rows rejected").And.Contain("stays in use");
        record.Sources.Single(s => s.Source == "iod2025").State.Should().Be(SourceState.Held);
        record.Stages.Select(s => s.State).Should().Equal(StageState.Done, StageState.Done, StageState.Failed, StageState.Skipped);
        Directory.GetFiles(Path.Combine(data.Paths.Releases, "staging"), "*.duckdb").Should().BeEmpty();
    }

    [Fact]
    public async Task SnapshotFile_WithAChangedByte_FailsTheRunByName()
    {
        using var data = new SmallSnapshot();
        var path = Path.Combine(data.Paths.Snapshot, "observations-iod2025.parquet");
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[100] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);
        var record = await RunAsync(data);
        record.Outcome.Should().Be(RunOutcome.Failed);
        record.Message.Should().Contain("observations-iod2025.parquet is not the file of its manifest: expected SHA-256");
    }

    [Fact]
    public async Task Refresh_OfAnIcbTheFiguresDoNotHold_SaysWhichThereAre()
    {
        using var data = new SmallSnapshot();
        var record = await RunAsync(data, "E54000099");
        record.Outcome.Should().Be(RunOutcome.Failed);
        record.Message.Should().Contain("'E54000099' is not an ICB of the figures").And.Contain("E54000061 (NHS South Yorkshire Integrated Care Board)");
    }

    [Fact]
    public async Task SameInputs_AreNotPublishedTwice_UnlessForced()
    {
        using var data = new SmallSnapshot();
        var publish = new FakeStage("publish", run =>
        {
            run.Release = SmallRelease.Publish(data.Paths.Releases).Id;
            return new StageResult();
        });
        Task<RunRecord> Again(bool force) => new Refresh(data.Paths.Releases, [Fetch(data), publish], TimeProvider.System, NullLoggerFactory.Instance)
            .RunAsync(new RefreshRequest("south-yorkshire", force, "command"), [], CancellationToken.None);

        var first = await Again(force: false);
        first.Outcome.Should().Be(RunOutcome.Published);
        var second = await Again(force: false);
        second.Outcome.Should().Be(RunOutcome.Unchanged);
        second.Message.Should().Contain(first.Release).And.Contain("--force");
        second.Sources.Should().OnlyContain(s => s.State == SourceState.Unchanged);
        (await Again(force: true)).Outcome.Should().Be(RunOutcome.Published);
    }

    private static FetchStage Fetch(SmallSnapshot data) => Services(data).GetRequiredService<FetchStage>();

    private static ServiceProvider Services(SmallSnapshot data) => new ServiceCollection()
        .AddLogging()
        .AddSingleton(FixtureRegion.SouthYorkshire.Expected)
        .AddRefresh(new ConfigurationBuilder().AddInMemoryCollection([new("Releases:Directory", data.Paths.Releases), new("Data:Directory", data.Paths.Data), new("Live:Offline", "true")]).Build())
        .BuildServiceProvider();

    private static Task<RunRecord> RunAsync(SmallSnapshot data, params IStage[] last) => RunAsync(data, "south-yorkshire", last);

    private static Task<RunRecord> RunAsync(SmallSnapshot data, string region, params IStage[] last)
    {
        IStage[] stages = [.. Services(data).GetServices<IStage>().TakeWhile(s => s is not AnalyseStage), .. last];
        return new Refresh(data.Paths.Releases, stages, TimeProvider.System, NullLoggerFactory.Instance)
            .RunAsync(new RefreshRequest(region, Force: false, "command"), [], CancellationToken.None);
    }
}
