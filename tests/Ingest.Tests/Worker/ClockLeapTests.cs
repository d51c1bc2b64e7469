using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Ingest.Setup;
using HealthNeeds.Ingest.Tests.Pulls;
using HealthNeeds.Ingest.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Quartz;

namespace HealthNeeds.Ingest.Tests.Worker;

/// <summary>A clock that leaps, by hours and by years, forwards and back, and the two nights a year in which local time does.</summary>
public sealed class ClockLeapTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<TimeSpan> Leaps => [TimeSpan.FromHours(2), TimeSpan.FromDays(2), TimeSpan.FromDays(3650)];

    [Theory]
    [MemberData(nameof(Leaps))]
    public void Source_AskedByAClockThatWasAhead_IsAskedAtOnceAndCountsAsStaleUntilThen(TimeSpan ahead)
    {
        var status = Asked(Now + ahead) with { NextRun = Now + ahead + TimeSpan.FromDays(7) };
        status.IsStale(Now).Should().BeTrue("how old its figures are cannot be told");
        PullCalendarTests.Calendar(jitter: 0).IsDue(status, Now).Should().BeTrue();
        (Asked(Now) with { NextRun = Now.AddDays(1) }).IsStale(Now + TimeSpan.FromHours(2)).Should().BeFalse("a clock that leapt forwards by hours makes nothing stale");
        (Asked(Now) with { NextRun = Now.AddDays(1) }).IsStale(Now + TimeSpan.FromDays(3650)).Should().BeTrue("ten years later it is");
    }

    [Theory]
    [MemberData(nameof(Leaps))]
    public void Run_OfAClockThatWasAhead_IsNoReasonToWait(TimeSpan ahead) =>
        RefreshDue.Now(new WorkerOptions(), hasRelease: true, unreadable: false, TestRuns.Record(RunOutcome.Published, started: Now + ahead), lastFigures: null, Now).Should().Be("missed-run");

    [Theory]
    [MemberData(nameof(Leaps))]
    public void Runs_WhoseClockWasSetBack_StillSortInTheOrderInWhichTheyRan(TimeSpan back)
    {
        var first = RunIds.Next(Now);
        var second = RunIds.Next(Now - back, first);
        var third = RunIds.Next(Now - back, second);
        new[] { third, first, second }.Order(StringComparer.Ordinal).Should().Equal(first, second, third);
        RunIds.Next(Now, "20200101T000000Z-abcd").Should().StartWith("20261122T120000Z-", "where the clock is right the name says when");
        RunIds.Next(Now, "no-name-of-ours").Should().StartWith("20261122T120000Z-");
    }

    [Theory]
    [MemberData(nameof(Leaps))]
    public void Progress_OfAClockThatWasAhead_IsNotTakenForARunUnderWay(TimeSpan ahead)
    {
        new RunProgress("r", Now, Now + ahead, 0.5, "Half", [], null).IsLive(Now).Should().BeFalse();
        new PullProgress("s", Now, Now + ahead, false, 1, 1).IsLive(Now).Should().BeFalse();
        new RunProgress("r", Now, Now, 0.5, "Half", [], null).IsLive(Now.AddSeconds(5)).Should().BeTrue();
    }

    [Theory]
    [InlineData("0 30 1 ? * SUN", 2026, 3, 29, "the hour from one to two is not there that night")]
    [InlineData("0 30 1 ? * SUN", 2026, 10, 25, "the hour from one to two is there twice that night")]
    public void Refresh_OnTheNightInWhichTheClocksChange_ComesOnce(string schedule, int year, int month, int day, string because)
    {
        var options = new WorkerOptions { Schedule = schedule, TimeZone = "Europe/London" };
        var night = new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero);
        var first = RefreshDue.NextAfter(night.AddDays(-3), options)!.Value;
        first.Should().BeAfter(night.AddHours(-2)).And.BeBefore(night.AddHours(4), because);
        RefreshDue.NextAfter(first, options).Should().BeAfter(night.AddDays(6), because);
    }

    [Fact]
    public async Task Worker_WhoseClockWasSetBackByYears_PlansEverythingAnew()
    {
        await using var bench = await SourceBench.StartAsync();
        var clock = new SetClock(Now.AddYears(5));
        await using var services = Services(bench, clock);
        var scheduler = await services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        await scheduler.AddJob(WorkerJobs.Refresh(mark: null), AddJobOptions.Replacing);
        await scheduler.ScheduleJob(RefreshTriggers.Cron(new WorkerOptions()));
        await scheduler.AddJob(JobBuilder.Create<PullJob>().WithIdentity(PullJob.KeyOf(SourceBench.Id)).StoreDurably().Build(), AddJobOptions.Replacing);
        await services.GetRequiredService<PullQueue>().AddAsync(scheduler, SourceBench.Id, clock.GetUtcNow().AddDays(6), CancellationToken.None);
        await scheduler.ScheduleJob(TriggerBuilder.Create().WithIdentity("retry").ForJob(RefreshJob.Key).StartAt(Now.AddYears(5)).Build());
        var watch = ActivatorUtilities.CreateInstance<ClockWatch>(services);
        (await watch.LookAsync(CancellationToken.None)).Should().BeFalse("the clock stands");
        clock.Time = Now;
        (await watch.LookAsync(CancellationToken.None)).Should().BeTrue();
        var pull = (await scheduler.GetTriggersOfJob(PullJob.KeyOf(SourceBench.Id))).Should().ContainSingle().Subject;
        pull.StartTimeUtc.Should().BeBefore(Now.AddDays(40), "what was planned by the wrong clock is five years ahead");
        bench.Status.NextRun.Should().Be(pull.StartTimeUtc, "the status says so");
        (await scheduler.GetTriggersOfJob(RefreshJob.Key)).Should().OnlyContain(t => t.StartTimeUtc <= TimeProvider.System.GetUtcNow().AddMinutes(1), "a refresh that was called for is made now, and the schedule is read from now on");
        (await watch.LookAsync(CancellationToken.None)).Should().BeFalse("once is enough");
    }

    [Fact]
    public async Task Worker_WhoseScheduleIsAway_PlansAnew_OnceItIsBack()
    {
        await using var bench = await SourceBench.StartAsync();
        var clock = new SetClock(Now.AddYears(5));
        await using var services = Services(bench, clock);
        var schedulers = new AwaySchedulers(services.GetRequiredService<ISchedulerFactory>()) { IsAway = true };
        var scheduler = await services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        await scheduler.AddJob(WorkerJobs.Refresh(mark: null), AddJobOptions.Replacing);
        await scheduler.AddJob(JobBuilder.Create<PullJob>().WithIdentity(PullJob.KeyOf(SourceBench.Id)).StoreDurably().Build(), AddJobOptions.Replacing);
        await scheduler.ScheduleJob(TriggerBuilder.Create().WithIdentity("retry").ForJob(RefreshJob.Key).StartAt(Now.AddYears(5)).Build());
        var watch = ActivatorUtilities.CreateInstance<ClockWatch>(services, schedulers);
        clock.Time = Now;
        (await watch.LookAsync(CancellationToken.None)).Should().BeTrue();
        (await scheduler.GetTriggersOfJob(RefreshJob.Key)).Should().OnlyContain(t => t.StartTimeUtc == Now.AddYears(5), "nothing could be planned");
        schedulers.IsAway = false;
        clock.Time = Now.AddMinutes(1);
        (await watch.LookAsync(CancellationToken.None)).Should().BeTrue("the clock is behind still");
        (await scheduler.GetTriggersOfJob(RefreshJob.Key)).Should().OnlyContain(t => t.StartTimeUtc <= TimeProvider.System.GetUtcNow().AddMinutes(1));
        (await watch.LookAsync(CancellationToken.None)).Should().BeFalse("once is enough");
    }

    private static ServiceProvider Services(SourceBench bench, TimeProvider clock)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(clock);
        services.AddWorker(bench.Configuration([("Live:GatherSeconds", "0")]));
        bench.WithFake(services);
        return services.BuildServiceProvider();
    }

    private static SourceStatus Asked(DateTimeOffset at) => new("qof2021", SourceState.Unchanged, null, at, at, at, null, null, TimeSpan.FromDays(15), null, []);

    /// <summary>A schedule whose database may be away.</summary>
    private sealed class AwaySchedulers(ISchedulerFactory real) : ISchedulerFactory
    {
        public bool IsAway { get; set; }

        public ValueTask<List<IScheduler>> GetAllSchedulers(CancellationToken cancellationToken = default) => real.GetAllSchedulers(cancellationToken);

        public ValueTask<IScheduler> GetScheduler(CancellationToken cancellationToken = default) =>
            IsAway ? throw new JobPersistenceException("Failed to connect.") : real.GetScheduler(cancellationToken);

        public ValueTask<IScheduler?> LookupScheduler(string schedName, CancellationToken cancellationToken = default) => real.LookupScheduler(schedName, cancellationToken);
    }

    /// <summary>A clock that is put to any time, earlier ones too.</summary>
    private sealed class SetClock(DateTimeOffset time) : TimeProvider
    {
        public DateTimeOffset Time { get; set; } = time;

        public override DateTimeOffset GetUtcNow() => Time;
    }
}
