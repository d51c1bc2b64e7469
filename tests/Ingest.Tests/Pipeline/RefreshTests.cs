using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Ingest.Tests.Pipeline.Stages;
using HealthNeeds.Store.State;
using Microsoft.Extensions.Logging.Abstractions;

namespace HealthNeeds.Ingest.Tests.Pipeline;

public sealed class RefreshTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("refresh-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Run_ThroughAllStages_IsPublishedAndOnRecord()
    {
        var record = await RunAsync(new FakeStage("one", _ => new StageResult(12)), new FakeStage("two", run =>
        {
            run.Release = "20261122T201500Z-0123abcd";
            return new StageResult();
        }));
        record.Outcome.Should().Be(RunOutcome.Published);
        record.Release.Should().Be("20261122T201500Z-0123abcd");
        record.Stages.Should().SatisfyRespectively(
            one => (one.State, one.Rows).Should().Be((StageState.Done, 12)),
            two => two.State.Should().Be(StageState.Done));
        new RunLog(_directory).Find(record.Id).Should().BeEquivalentTo(record);
    }

    [Fact]
    public async Task Run_WhoseStageThrows_IsFailedInWordsAndTheRestSkipped()
    {
        var record = await RunAsync(new FakeStage("one", _ => throw new InvalidDataException("areas.parquet is shorter than its manifest says.")), new FakeStage("two", _ => new StageResult()));
        record.Outcome.Should().Be(RunOutcome.Failed);
        record.Message.Should().StartWith("areas.parquet is shorter than its manifest says.").And.Contain("stays in use");
        record.Stages.Select(s => s.State).Should().Equal(StageState.Failed, StageState.Skipped);
        record.Release.Should().BeNull();
    }

    [Fact]
    public async Task Run_ThatIsHeld_KeepsItsRejections()
    {
        var record = await RunAsync(new FakeStage("validate", run =>
        {
            run.Rejections.Add(new Rejection("qof2021", "range", 3, "qof-chd B81001", "outside what the indicator allows", "120", "0 to 100"));
            return new StageResult(5, new RunEnd(RunOutcome.Held, "Held."));
        }));
        record.Outcome.Should().Be(RunOutcome.Held);
        record.RowsRejected.Should().Be(1);
        new RunLog(_directory).Rejections(record.Id).Should().ContainSingle().Which.Found.Should().Be("120");
    }

    [Fact]
    public async Task Run_HoweverItEnds_TidiesUpOnceItIsOnRecord()
    {
        var seen = new List<int>();
        void Tidy() => seen.Add(new RunLog(_directory).List().Count);
        foreach (var stage in new[] { new FakeStage("one", _ => throw new InvalidDataException("Broken.")), new FakeStage("one", _ => new StageResult(0, new RunEnd(RunOutcome.Unchanged, "Same."))) })
            await new Refresh(_directory, [stage], TimeProvider.System, NullLoggerFactory.Instance, Tidy).RunAsync(Request, [], CancellationToken.None);
        seen.Should().Equal(1, 2);
    }

    [Fact]
    public async Task Run_ThatIsStopped_SaysSoAndLeavesNoProgressBehind()
    {
        using var stop = new CancellationTokenSource();
        var stage = new FakeStage("slow", async (_, cancellation) =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellation);
            return new StageResult();
        });
        var record = await Refresh(stage).RunAsync(Request, [], stop.Token);
        record.Outcome.Should().Be(RunOutcome.Stopped);
        new RunProgressFile(_directory).Read().Should().BeNull();
        new RunLog(_directory).List().Should().ContainSingle();
    }

    [Fact]
    public async Task Run_WhileItGoesOn_ShowsItsProgress()
    {
        RunProgress? seen = null;
        await RunAsync(new FakeStage("read", async (run, cancellation) =>
        {
            run.Tracker.Report("Reading figures", 0.5);
            for (var i = 0; i < 6000 && seen?.Message != "Reading figures"; i++)
            {
                await Task.Delay(50, cancellation);
                seen = new RunProgressFile(_directory).Read();
            }

            return new StageResult();
        }));
        seen!.Message.Should().Be("Reading figures");
        seen.Stages.Should().ContainSingle().Which.State.Should().Be(StageState.Running);
        seen.Fraction.Should().BeApproximately(0.5, 0.01);
    }

    [Fact]
    public async Task Run_BesideAnother_IsRefusedAndLeavesNoRecord()
    {
        using var other = RunLock.Take(_directory, "serve", TimeProvider.System);
        var run = () => RunAsync(new FakeStage("one", _ => new StageResult()));
        await run.Should().ThrowAsync<RunLockHeldException>();
        new RunLog(_directory).List().Should().BeEmpty();
    }

    [Fact]
    public async Task Run_WhoseRecordCannotBeWritten_IsToldOf_AndLeavesNoProgressBehind()
    {
        await File.WriteAllTextAsync(Path.Combine(_directory, "runs"), "a file in the place of the folder");
        var run = () => RunAsync(new FakeStage("one", _ => new StageResult()));
        await run.Should().ThrowAsync<IOException>();
        File.Exists(Path.Combine(_directory, "progress.json")).Should().BeFalse();
    }

    private static readonly RefreshRequest Request = new("south-yorkshire", Force: false, "command");

    private Refresh Refresh(params IStage[] stages) => new(_directory, stages, TimeProvider.System, NullLoggerFactory.Instance);

    private Task<RunRecord> RunAsync(params IStage[] stages) => Refresh(stages).RunAsync(Request, [], CancellationToken.None);
}
