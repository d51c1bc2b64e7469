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
    public void Judge_AStageThatHadNothingToDoLastTime_MakesNoOtherSlow()
    {
        StagePlan[] plan = [new("compare", "Compare", 0), .. Plan];
        var (_, left) = new RunForecast(plan, null).Judge([new("compare", "Compare", StageState.Done, 60), new("read", "Read", StageState.Done, 10), new("think", "Think", StageState.Waiting, 0)], null);
        left.Should().BeApproximately(30 * 10.5 / 10.1, 1e-9);
    }

    [Fact]
    public void Judge_AStageThatOverruns_NeverClaimsToBeDone()
    {
        var (fraction, left) = new RunForecast(Plan, null).Judge([new("read", "Read", StageState.Done, 10), new("think", "Think", StageState.Running, 300)], null);
        fraction.Should().BeLessThan(1);
        left.Should().BeNull("the estimate has run out, and nothing says how much longer");
    }

    [Fact]
    public void Judge_AStageOnASlowMachine_ExpectsItToTakeLongerToo()
    {
        var (fraction, left) = new RunForecast(Plan, null).Judge([new("read", "Read", StageState.Done, 20), new("think", "Think", StageState.Running, 30)], null);
        fraction.Should().BeApproximately(25.0 / 40, 1e-9);
        left.Should().BeApproximately(30, 1e-9, "half of the 60 seconds that it takes at this pace");
    }

    [Fact]
    public void Judge_ALastStageThatOverruns_StaysBelow99Percent_WithNoSecondsLeft()
    {
        StagePlan[] plan = [new("analyse", "Analyse", 120), new("verify", "Verify", 15), new("publish", "Publish", 1)];
        var (fraction, left) = new RunForecast(plan, null).Judge([new("analyse", "Analyse", StageState.Done, 120), new("verify", "Verify", StageState.Running, 75), new("publish", "Publish", StageState.Waiting, 0)], null);
        fraction.Should().BeLessThan(0.985, "it is printed as 98%");
        left.Should().BeNull();
    }

    [Fact]
    public void Judge_AStageThatIsLittleLate_StillSaysWhatIsLeft() =>
        new RunForecast(Plan, null).Judge([new("read", "Read", StageState.Running, 13), new("think", "Think", StageState.Waiting, 0)], null).SecondsLeft.Should().BeApproximately(31, 1e-9);
}
