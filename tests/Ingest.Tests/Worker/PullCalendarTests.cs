using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Worker;
using HealthNeeds.Ingest.Workspace;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Quartz;

namespace HealthNeeds.Ingest.Tests.Worker;

public sealed class PullCalendarTests
{
    private static readonly DateTimeOffset Sunday = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Next_IsTheScheduledTimeMovedByUpToTheJitter_AndAlwaysByTheSame()
    {
        var calendar = Calendar(jitter: 600);
        var next = calendar.NextAfter("qof2021", Sunday)!.Value;
        next.Should().BeOnOrAfter(new DateTimeOffset(2026, 11, 23, 5, 0, 0, TimeSpan.Zero)).And.BeBefore(new DateTimeOffset(2026, 11, 23, 5, 10, 0, TimeSpan.Zero));
        calendar.NextAfter("qof2021", Sunday.AddHours(1)).Should().Be(next);
        calendar.NextAfter("qof2021", next.AddSeconds(-1)).Should().Be(next, "a worker that starts within the jitter does not lose the run");
        calendar.NextAfter("qof2021", next).Should().BeAfter(next.AddHours(23));
    }

    [Fact]
    public void Next_OfTwoSourcesWithOneSchedule_Differs() =>
        Calendar(jitter: 3600).NextAfter("qof2021", Sunday).Should().NotBe(Calendar(jitter: 3600, source: "iod2025").NextAfter("iod2025", Sunday));

    [Fact]
    public void NextAfterNext_OverAYear_IsOncePerScheduledTime()
    {
        var calendar = Calendar(jitter: 900);
        var at = Sunday;
        for (var day = 1; day <= 365; day++)
        {
            at = calendar.NextAfter("qof2021", at)!.Value;
            at.UtcDateTime.Date.Should().Be(Sunday.UtcDateTime.Date.AddDays(day));
        }
    }

    [Theory]
    [InlineData(0, 17)]
    [InlineData(1, 1)]
    [InlineData(3, 4)]
    [InlineData(5, 16)]
    [InlineData(40, 17)]
    public void Next_AfterFailuresInARow_ComesSooner_AndNeverLaterThanScheduled(int failures, int hours)
    {
        var failed = new PullRecord(Sunday, 1, SourceState.Stale, "no answer", 0, 0, 0, 0, 0, 0);
        var status = Asked(Sunday) with { Recent = [.. Enumerable.Repeat(failed, failures), failed with { State = SourceState.Unchanged }] };
        Calendar().NextFor(status, Sunday).Should().Be(Sunday.AddHours(hours));
    }

    [Fact]
    public void Next_AfterAFailure_IsNotBeforeThePublisherWants()
    {
        var failed = new PullRecord(Sunday, 1, SourceState.Stale, "no answer", 0, 0, 0, 0, 0, 0) { NotBefore = Sunday.AddHours(5) };
        Calendar().NextFor(Asked(Sunday) with { Recent = [failed] }, Sunday).Should().Be(Sunday.AddHours(5));
        Calendar().NextFor(Asked(Sunday) with { Recent = [failed with { NotBefore = Sunday.AddMinutes(5) }] }, Sunday).Should().Be(Sunday.AddHours(1));
    }

    [Fact]
    public void Source_NeverAsked_IsDue() => Calendar().IsDue(Asked(null), Sunday).Should().BeTrue();

    [Fact]
    public void Source_AskedSinceItsLastTime_IsNotDue() => Calendar().IsDue(Asked(Sunday.AddHours(-2)), Sunday).Should().BeFalse();

    [Theory]
    [InlineData("RunOnce", true)]
    [InlineData("Skip", false)]
    public void Source_WhoseTimePassedWhileNoWorkerRan_IsDueByPolicy(string policy, bool due) =>
        Calendar(policy: policy).IsDue(Asked(Sunday.AddDays(-3)), Sunday).Should().Be(due);

    [Theory]
    [InlineData("RunOnce", 3600, false)]
    [InlineData("Skip", 30, false)]
    [InlineData("Skip", 3600, true)]
    public void LateRun_IsLeftOutByPolicy(string policy, int secondsLate, bool missed) =>
        Calendar(policy: policy).IsMissed(Sunday, Sunday.AddSeconds(secondsLate)).Should().Be(missed);

    [Theory]
    [InlineData("monthly; by LSOA each quarter", "TUE")]
    [InlineData("yearly", "TUE")]
    [InlineData("every few years", "TUE#1")]
    [InlineData("not repeated at this level", "TUE#1")]
    public void DefaultSchedule_FollowsTheCadence(string cadence, string day)
    {
        var schedule = AskSchedule.For("some-source", cadence);
        schedule.Should().EndWith($" {day}");
        CronScheduleCheck.Problem("default", schedule, Sunday).Should().BeNull();
    }

    [Theory]
    [InlineData("0 0 5 * * ?", 3)]
    [InlineData("0 0 5 ? * TUE", 15)]
    public void AllowedAge_IsTwoIntervalsAndADay(string schedule, int days) =>
        AskSchedule.AllowedAge(schedule).Should().Be(TimeSpan.FromDays(days));

    [Fact]
    public void Schedule_ThatQuartzCannotKeep_IsRefusedWithItsSetting()
    {
        var options = new PullOptions { Sources = { ["qof2021"] = new SourcePullOptions { Schedule = "30 3 * * 1" } } };
        new PullOptionsValidator(TimeProvider.System).Validate(null, options).FailureMessage.Should().Contain("Live__Sources__qof2021__Schedule '30 3 * * 1' is not a schedule");
    }

    [Fact]
    public async Task CallsForARefresh_WhileOneWaits_AreOne()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var scheduler = await QuartzSchedulerBuilder.Create(quartz => quartz.UseTimeProvider(clock)).BuildScheduler();
        await scheduler.AddJob(WorkerJobs.Refresh(mark: null), AddJobOptions.Replacing);
        // As two workers would on one schedule: neither knows of the other's call.
        foreach (var _ in Enumerable.Range(0, 2))
        {
            await new RefreshCall(Options.Create(new PullOptions { GatherSeconds = 60 }), clock, NullLogger<RefreshCall>.Instance).CallAsync(scheduler, CancellationToken.None);
            clock.Advance(TimeSpan.FromSeconds(30));
        }

        var waiting = await scheduler.QueryTriggers(new TriggerQuery { Job = RefreshJob.Key });
        waiting.Items.Should().ContainSingle().Which.NextFireTimeUtc.Should().BeCloseTo(clock.GetUtcNow(), TimeSpan.FromSeconds(1), "the first call set the time");
        await scheduler.Shutdown();
    }

    [Fact]
    public void PullJob_IsNeverRunTwiceAtOnce() =>
        typeof(PullJob).GetCustomAttributes(typeof(DisallowConcurrentExecutionAttribute), inherit: true).Should().ContainSingle();

    private static SourceStatus Asked(DateTimeOffset? at) => PullStatus.NeverAsked("qof2021", TimeSpan.FromDays(3)) with { LastAsked = at };

    internal static PullCalendar Calendar(int jitter = 0, string policy = "RunOnce", string source = "qof2021")
    {
        var live = Options.Create(new PullOptions { JitterSeconds = jitter, Sources = { [source] = new SourcePullOptions { Schedule = "0 0 5 * * ?" } } });
        var worker = Options.Create(new WorkerOptions { TimeZone = "UTC", MissedRun = Enum.Parse<MissedRunPolicy>(policy) });
        return new PullCalendar(new FreshnessSchedule(IngestPaths.From(new ConfigurationBuilder().Build()), live), live, worker);
    }
}
