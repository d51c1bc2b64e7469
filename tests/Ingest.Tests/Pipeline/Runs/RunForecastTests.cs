using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Pipeline.Runs;

namespace HealthNeeds.Ingest.Tests.Pipeline.Runs;

public sealed class RunForecastTests
{
    private static readonly StagePlan[] Plan = [new("read", "Read", 10), new("think", "Think", 30)];

    [Fact]
    public void Judge_HalfWayThroughTheFirstStage_WeighsStagesByTime()
    {
        var (fraction, left) = new RunForecast(Plan, null).Judge([new("read", "Read", StageState.Running, 5), new("think", "Think", StageState.Waiting, 0)], 0.5);
        fraction.Should().BeApproximately(5.0 / 40, 1e-9);
        left.Should().BeApproximately(35, 1e-9);
    }

    [Fact]
    public void Judge_AfterAnEarlierRun_UsesItsTimes()
    {
        var previous = TestRuns.Record(RunOutcome.Published, [new("read", "Read", StageState.Done, 1), new("think", "Think", StageState.Done, 3)]);
        var (_, left) = new RunForecast(Plan, previous).Judge([new("read", "Read", StageState.Waiting, 0), new("think", "Think", StageState.Waiting, 0)], null);
        left.Should().BeApproximately(4, 1e-9);
    }

    [Fact]
    public void Judge_OnAMachineHalfAsFast_ExpectsTheRestToTakeTwiceAsLong()
    {
        var (_, left) = new RunForecast(Plan, null).Judge([new("read", "Read", StageState.Done, 20), new("think", "Think", StageState.Waiting, 0)], null);
        left.Should().BeApproximately(60, 1e-9);
    }

    [Fact]
    public void Judge_AStageThatOverruns_NeverClaimsToBeDone()
    {
        var (fraction, left) = new RunForecast(Plan, null).Judge([new("read", "Read", StageState.Done, 10), new("think", "Think", StageState.Running, 300)], null);
        fraction.Should().BeLessThan(1);
        left.Should().BePositive();
    }
}
