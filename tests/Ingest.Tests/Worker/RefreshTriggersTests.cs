using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Worker;
using Quartz;

namespace HealthNeeds.Ingest.Tests.Worker;

public sealed class RefreshTriggersTests
{
    private static readonly DateTimeOffset Sunday = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void ReleaseOfAnOlderSchema_IsReplacedAtOnce() =>
        RefreshDue.Now(new WorkerOptions(), hasRelease: true, unreadable: true, LastRun(Sunday.AddDays(-2)), lastFigures: null, Sunday).Should().Be("upgrade");

    [Fact]
    public void Worker_WithoutARelease_RefreshesAtOnce() =>
        RefreshDue.Now(new WorkerOptions(), hasRelease: false, unreadable: false, null, lastFigures: null, Sunday).Should().Be("first-run");

    [Fact]
    public void Worker_WithAReleaseMadeSinceTheLastScheduledTime_Waits() =>
        RefreshDue.Now(new WorkerOptions(), hasRelease: true, unreadable: false, LastRun(Sunday.AddDays(-2)), lastFigures: null, Sunday).Should().BeNull();

    [Fact]
    public void Worker_ThatSleptThroughAScheduledTime_CatchesUp() =>
        RefreshDue.Now(new WorkerOptions(), hasRelease: true, unreadable: false, LastRun(Sunday.AddDays(-9)), lastFigures: null, Sunday).Should().Be("missed-run");

    [Fact]
    public void Worker_ToldToSkipMissedRuns_Waits() =>
        RefreshDue.Now(new WorkerOptions { MissedRun = MissedRunPolicy.Skip }, hasRelease: true, unreadable: false, LastRun(Sunday.AddDays(-9)), lastFigures: null, Sunday).Should().BeNull();

    [Fact]
    public void Worker_WhoseFiguresChangedAfterTheLastRun_RefreshesAtOnce()
    {
        RefreshDue.Now(new WorkerOptions(), hasRelease: true, unreadable: false, LastRun(Sunday.AddDays(-2)), lastFigures: Sunday.AddDays(-1), Sunday).Should().Be("new-figures");
        RefreshDue.Now(new WorkerOptions(), hasRelease: true, unreadable: false, LastRun(Sunday.AddDays(-2)), lastFigures: Sunday.AddDays(-3), Sunday).Should().BeNull("the last run took them");
    }

    [Theory]
    [InlineData("Never", null)]
    [InlineData("Always", "first-run")]
    public void Worker_ToldWhatToDoAtStart_DoesIt(string policy, string? due) =>
        RefreshDue.Now(new WorkerOptions { AtStart = Enum.Parse<StartPolicy>(policy) }, hasRelease: policy == "Always", unreadable: false, null, lastFigures: null, Sunday).Should().Be(due);

    [Theory]
    [InlineData("RunOnce", CronTriggerMisfireInstruction.FireAndProceed)]
    [InlineData("Skip", CronTriggerMisfireInstruction.DoNothing)]
    public void Cron_MissedRunPolicy_ReachesQuartz(string policy, CronTriggerMisfireInstruction instruction) =>
        ((ICronTrigger)RefreshTriggers.Cron(new WorkerOptions { MissedRun = Enum.Parse<MissedRunPolicy>(policy) })).MisfireInstruction.Should().Be(instruction);

    [Fact]
    public void Cron_InBritishSummerTime_FiresByTheWallClock()
    {
        var trigger = (ICronTrigger)RefreshTriggers.Cron(new WorkerOptions { Schedule = "0 30 3 * * ?" });
        trigger.GetFireTimeAfter(new DateTimeOffset(2040, 7, 1, 0, 0, 0, TimeSpan.Zero)).Should().Be(new DateTimeOffset(2040, 7, 1, 2, 30, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Job_IsNeverRunTwiceAtOnce() =>
        typeof(RefreshJob).GetCustomAttributes(typeof(DisallowConcurrentExecutionAttribute), inherit: true).Should().ContainSingle();

    private static RunRecord LastRun(DateTimeOffset started) => TestRuns.Record(RunOutcome.Unchanged, started: started);
}
