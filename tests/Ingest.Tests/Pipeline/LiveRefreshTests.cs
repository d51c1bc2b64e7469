using HealthNeeds.Core.Runs;
using HealthNeeds.Fixtures;
using HealthNeeds.Ingest.Checks;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Ingest.Pipeline.Stages;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Pulls;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tests.Http;
using HealthNeeds.Ingest.Tests.Pipeline.Stages;
using HealthNeeds.Ingest.Tests.Pulls;
using HealthNeeds.Store.Staging;
using HealthNeeds.Store.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HealthNeeds.Ingest.Tests.Pipeline;

/// <summary>Live figures on their way through the pipeline's own stages, up to the analysis.</summary>
[Trait("Speed", "Slow")]
public sealed class LiveRefreshTests
{
    private const string Release = "20261122T201500Z-0123abcd";

    [Fact]
    public async Task GoodLiveFigures_ReplaceTheBundledOnes()
    {
        await using var bench = await SourceBench.StartAsync();
        bench.Serve(SourceBench.Csv(shift: 0.5));
        double? median = null;
        var record = await RunAsync(bench, ask: true, run => median = run.Batches.Single().Median);
        record.Outcome.Should().Be(RunOutcome.Published, record.Message);
        median.Should().BeApproximately(40.5 + (859 * 0.05 / 2), 0.001);
        var source = record.Sources.Single(s => s.Source == SourceBench.Id);
        (source.State, source.RowsIn).Should().Be((SourceState.Changed, 860));
        source.Detail.Should().StartWith("860 figures").And.Contain("The live figures of ");
        new RunLog(bench.Data.Paths.Releases).Rejections(record.Id).Should().BeEmpty("the bundled file's rejections are of figures that are not used");
    }

    [Fact]
    public async Task Offline_AsksNobody_AndUsesWhatIsThere()
    {
        await using var bench = await SourceBench.StartAsync();
        bench.Serve(SourceBench.Csv(shift: 0.5));
        await bench.PullAsync();
        bench.Publisher.Forget();
        double? median = null;
        await RunAsync(bench, ask: true, run => median = run.Batches.Single().Median, settings: ("Live:Offline", "true"));
        bench.Publisher.Requests.Should().BeEmpty();
        median.Should().BeApproximately(61.975, 0.001);
    }

    [Fact]
    public async Task SameLiveFigures_AreNotPublishedTwice()
    {
        await using var bench = await SourceBench.StartAsync();
        SmallRelease.Publish(bench.Data.Paths.Releases);
        bench.Serve(SourceBench.Csv(shift: 0.5));
        await RunAsync(bench, ask: true, force: false);
        (await RunAsync(bench, ask: true, force: false)).Outcome.Should().Be(RunOutcome.Unchanged);
        bench.Serve(SourceBench.Csv(shift: 0.6));
        (await RunAsync(bench, ask: true, force: false)).Outcome.Should().Be(RunOutcome.Published);
    }

    /// <summary>How long it takes is measured by the benchmark "refresh".</summary>
    [Fact]
    public async Task NothingChanged_AtEightSources_IsAskedAgain_AndNotReadAgain()
    {
        await using var bench = await SourceBench.StartAsync();
        bench.Serve(SourceBench.Csv(), etag: "\"v1\"");
        var others = Enumerable.Range(1, 7).Select(i => new FakeLiveSource($"source-{i}", bench.Publisher.Address("/figures.csv"))).ToList();
        var services = bench.Services(s => others.ForEach(o => s.AddSingleton<ILiveSource>(o)));
        var pulls = services.GetRequiredService<PullCoordinator>();
        await pulls.RunAsync(pulls.Sources, _ => { }, CancellationToken.None);
        var before = bench.Publisher.Requests.Count;
        (await pulls.RunAsync(pulls.Sources, _ => { }, CancellationToken.None)).Should().OnlyContain(o => o.State == SourceState.Unchanged);
        bench.Publisher.Requests.Skip(before).Should().HaveCountGreaterThanOrEqualTo(8).And.OnlyContain(r => r.Status == 304);
        others.Should().OnlyContain(o => o.Reads == 1, "what has not changed is not read again");
    }

    [Fact]
    public async Task FailingPublisher_IsWarnedOf_AndTheReleaseComesNevertheless()
    {
        await using var bench = await SourceBench.StartAsync();
        bench.Serve(PublisherAnswer.Error(500));
        var record = await RunAsync(bench, ask: true);
        record.Outcome.Should().Be(RunOutcome.Published);
        record.Sources.Single(s => s.Source == SourceBench.Id).State.Should().Be(SourceState.Failed);
        record.Warnings.Should().Contain(w => w.StartsWith("iod2025 is failed: No usable answer since ") && w.Contains("500"));
    }

    [Fact]
    public async Task LeapOfLiveFigures_HoldsTheSource_NotTheRun()
    {
        await using var bench = await SourceBench.StartAsync();
        Serving(bench, await BatchesAsync(bench));
        bench.Serve(SourceBench.Csv(shift: 30));
        double? median = null;
        var record = await RunAsync(bench, ask: true, run => median = run.Batches.Single().Median);
        record.Outcome.Should().Be(RunOutcome.Published, record.Message);
        median.Should().BeApproximately(61.475, 0.001, "the bundled figures are in use");
        var source = record.Sources.Single(s => s.Source == SourceBench.Id);
        source.State.Should().Be(SourceState.Held);
        source.Detail.Should().Contain("[magnitude]").And.Contain("The bundled figures are in use.");
        bench.Status.State.Should().Be(SourceState.Held);
        bench.Status.Held!.Findings.Should().ContainSingle().Which.Should().Contain("a median of 91.475");
        bench.Folder.ReadPointer().Should().BeNull();
    }

    [Fact]
    public async Task LeapOfLiveFigures_WhereTheRestIsUnchanged_PublishesNothingAndSaysWhatWaits()
    {
        await using var bench = await SourceBench.StartAsync();
        Serving(bench, await BatchesAsync(bench));
        bench.Serve(SourceBench.Csv(shift: 30));
        var record = await RunAsync(bench, ask: true, force: false);
        record.Outcome.Should().Be(RunOutcome.Unchanged);
        record.Warnings.Should().Contain(w => w.StartsWith("iod2025 is held: Held as "));
    }

    [Fact]
    public async Task HeldFigures_OnceAccepted_ComeIntoTheNextRelease_AndTheRuleIsOverruled()
    {
        await using var bench = await SourceBench.StartAsync();
        Serving(bench, await BatchesAsync(bench));
        bench.Serve(SourceBench.Csv(shift: 30));
        await RunAsync(bench, ask: true);
        var held = bench.Folder.ReadHeld()!.Id;
        await bench.Services().GetRequiredService<AnalystDecisions>().AcceptAsync(SourceBench.Id, held, "sources accept iod2025", "new method", CancellationToken.None);
        double? median = null;
        var record = await RunAsync(bench, ask: true, run => median = run.Batches.Single().Median);
        median.Should().BeApproximately(91.475, 0.001);
        record.Warnings.Should().Contain(w => w.StartsWith("[magnitude]") && w.Contains("Accepted on ") && w.Contains("new method"));
        record.Sources.Single(s => s.Source == SourceBench.Id).State.Should().Be(SourceState.Changed);
        bench.Status.Held.Should().BeNull();
    }

    [Fact]
    public async Task DamagedGoodFolder_IsTold_AndTheBundledFiguresServe()
    {
        await using var bench = await SourceBench.StartAsync();
        bench.Serve(SourceBench.Csv(shift: 0.5));
        await bench.PullAsync();
        var path = Path.Combine(bench.Folder.PathOfGood(bench.Folder.ReadPointer()!.Id), "observations.parquet");
        await File.WriteAllTextAsync(path, "not what it was");
        double? median = null;
        var record = await RunAsync(bench, ask: false, run => median = run.Batches.Single().Median);
        record.Outcome.Should().Be(RunOutcome.Published);
        median.Should().BeApproximately(61.475, 0.001);
        record.Warnings.Should().Contain(w => w.Contains("observations.parquet is not the file of its receipt: expected SHA-256"));
    }

    [Fact]
    public async Task RunOfBundledFigures_IsStillHeldWhole_ByTheSameRule()
    {
        await using var bench = await SourceBench.StartAsync();
        Serving(bench, [.. (await BatchesAsync(bench)).Select(b => b with { Median = b.Median + 40, Minimum = b.Minimum + 40, Maximum = b.Maximum + 40 })]);
        (await RunAsync(bench, ask: false)).Outcome.Should().Be(RunOutcome.Held);
    }

    private static async Task<IReadOnlyList<FigureBatch>> BatchesAsync(SourceBench bench)
    {
        IReadOnlyList<FigureBatch> batches = [];
        await RunAsync(bench, ask: false, run => batches = run.Batches);
        return batches;
    }

    /// <summary>A current release made from these.</summary>
    private static void Serving(SourceBench bench, IReadOnlyList<FigureBatch> batches) =>
        new ReleaseBatchStore(bench.Data.Paths.Releases).Keep(SmallRelease.Publish(bench.Data.Paths.Releases).Id, batches);

    private static async Task<RunRecord> RunAsync(SourceBench bench, bool ask, Action<RunState>? look = null, bool force = true, params (string, string)[] settings)
    {
        var stages = bench.Services(settings: settings).GetServices<IStage>().TakeWhile(s => s is not AnalyseStage).Append(new FakeStage("look", run =>
        {
            look?.Invoke(run);
            run.Release = Release;
            if (!bench.Data.Paths.HasRelease)
                File.WriteAllText(Path.Combine(bench.Data.Paths.Releases, "current.json"), $$"""{"id":"{{Release}}","file":"{{Release}}.duckdb","sha256":"0123abcd{{new string('0', 56)}}","published":"2026-11-22T20:15:00+00:00"}""");
            return new StageResult();
        }));
        return await new Refresh(bench.Data.Paths.Releases, [.. stages], TimeProvider.System, NullLoggerFactory.Instance)
            .RunAsync(new RefreshRequest("south-yorkshire", force, "command", ask), [], CancellationToken.None);
    }
}
