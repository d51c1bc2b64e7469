using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Ingest.Tests.Children;
using HealthNeeds.Store.State;

namespace HealthNeeds.Ingest.Tests.Worker.Cluster;

/// <summary>Three workers, each a process of its own, on one schedule in PostgreSQL and one releases directory.</summary>
[Collection(nameof(ClusterCollection))]
[Trait("Speed", "Slow")]
public sealed class ClusterTests(ClusterServer server)
{
    private const string EverySecond = "* * * * * ?";

    [PostgresFact]
    public async Task ThreeWorkers_FireEachTimeOnce_AndAChangedScheduleReplacesTheOld()
    {
        using var bench = new ClusterBench(server);
        bench.Prepare();
        bench.OpenGate();
        for (var i = 0; i < 3; i++)
            bench.Start(("Worker__Schedule", EverySecond), ("Worker__AtStart", "Never"));
        await bench.UntilAsync(() => bench.Lines("fired").Count >= 3 && Joined(bench) == 3, "a worker has fired some times, and all have joined");
        // Who has a schedule of one trigger in hand keeps it: another fires when it goes.
        var first = bench.Workers.Single(w => $"{w.Id}" == bench.Lines("fired")[^1][1]);
        first.Kill();
        await bench.UntilAsync(() => bench.Lines("fired").Count(f => f[1] != $"{first.Id}") >= 3, "another worker fires");
        bench.Lines("fired").Where(f => f[5] == "first").Select(f => f[4]).Should().OnlyHaveUniqueItems("no time is fired twice, whoever fires it");

        bench.Start(("Worker__AtStart", "Never"));
        await bench.UntilAsync(() => bench.Workers[3].Output.Contains("The schedule was '* * * * * ?' (Europe/London) and is replaced", StringComparison.Ordinal), "the changed schedule replaces the old one");
        ClusterBench.Ask(bench.Connection, "select count(*) from qrtz_triggers where trigger_name = 'schedule'").Should().Be(1L);
        ClusterBench.Ask(bench.Connection, "select cron_expression from qrtz_cron_triggers").Should().Be("0 0 3 1 1 ?");
        new RunLog(bench.Releases).List().Should().OnlyContain(r => r.Trigger == "schedule" && r.Outcome == RunOutcome.Published);
    }

    [PostgresFact]
    public async Task WorkerKilledInARun_IsTakenOver_AndTheRunIsMadeOnce()
    {
        using var bench = new ClusterBench(server);
        bench.Prepare();
        for (var i = 0; i < 3; i++)
            bench.Start();
        await bench.UntilAsync(() => bench.Lines("began").Count == 1 && Joined(bench) == 3, "one worker has begun the first run, and all have joined");
        // A worker that joins once the run has begun sets a first run of its own, which may go before the one that is taken over.
        ClusterBench.Ask(bench.Connection, "delete from qrtz_simple_triggers where trigger_name = 'first-run'; delete from qrtz_triggers where trigger_name = 'first-run'");
        bench.Workers.Single(w => $"{w.Id}" == bench.Lines("began")[0][1]).Kill();

        await bench.UntilAsync(() => bench.Lines("began").Count == 2, "another worker takes the run over");
        bench.Lines("began")[1][1].Should().NotBe(bench.Lines("began")[0][1]);
        bench.Lines("began")[1][2].Should().Be("first-run", "it goes by the trigger of the run it takes over");
        bench.Lines("fired").Should().ContainSingle(f => f[5] == "recovering", "{0}", bench.Said);
        bench.OpenGate();
        await bench.UntilAsync(() => new RunLog(bench.Releases).List().Count > 0 && Waiting(bench) == 1, "the run ends, and of triggers the schedule alone is left");
        new RunLog(bench.Releases).List().Should().ContainSingle().Which.Outcome.Should().Be(RunOutcome.Published);
        bench.Lines("ended").Should().ContainSingle();
    }

    [PostgresFact]
    public async Task WorkerPausedInARun_KeepsTheDirectory_AndWhoTakesItsJobGivesWay()
    {
        using var bench = new ClusterBench(server);
        bench.Prepare();
        bench.Start();
        await bench.UntilAsync(() => bench.Lines("began").Count == 1, "the first worker has begun");
        var other = bench.Start();
        await bench.UntilAsync(() => Joined(bench) == 2, "another has joined");
        bench.Workers[0].Signal("STOP");
        await bench.UntilAsync(() => other.Output.Contains("is taken over", StringComparison.Ordinal) && other.Output.Contains("The refresh is tried again at", StringComparison.Ordinal), "the other finds the directory taken and gives way");
        other.Output.Should().Contain($"process {bench.Workers[0].Id} (refresh, first-run)").And.Contain("This run is left out.");

        bench.Workers[0].Signal("CONT");
        bench.OpenGate();
        await bench.UntilAsync(() => new RunLog(bench.Releases).List().Count > 0, "the paused worker ends its run");
        bench.Lines("ended").Should().ContainSingle().Which[1].Should().Be($"{bench.Workers[0].Id}");
        // It is told before it is written down.
        await bench.UntilAsync(() => ClusterBench.Ask(bench.Connection, "select count(*) from qrtz_triggers where trigger_name = 'retry'") is 1L, "the run is looked at again");
    }

    [PostgresFact]
    public async Task DirectoryHeldByACommand_IsLeftToIt_AndTheNextTimeRuns()
    {
        using var bench = new ClusterBench(server);
        bench.Prepare();
        bench.OpenGate();
        var held = RunLock.Take(bench.Releases, "refresh, command", TimeProvider.System);
        bench.Start(("Worker__Schedule", EverySecond), ("Worker__AtStart", "Never"));
        await bench.UntilAsync(() => bench.Workers[0].Output.Contains("This run is left out.", StringComparison.Ordinal), "the worker gives way");
        bench.Lines("began").Should().BeEmpty();
        held.Dispose();
        await bench.UntilAsync(() => bench.Lines("ended").Count > 0, "a later time runs");
    }

    [PostgresFact]
    public async Task WorkerAskedToStop_HandsItsRunToAnother()
    {
        using var bench = new ClusterBench(server);
        bench.Prepare();
        bench.Start();
        await bench.UntilAsync(() => bench.Lines("began").Count == 1, "the first worker has begun");
        bench.Start();
        await bench.UntilAsync(() => Joined(bench) == 2, "another has joined");
        bench.Workers[0].Signal("TERM");
        await bench.UntilAsync(() => bench.Lines("began").Count >= 2, "the other takes the run");
        bench.OpenGate();
        await bench.UntilAsync(() => bench.Lines("ended").Count >= 1, "and ends it");
        new RunLog(bench.Releases).List().Select(r => r.Outcome).Should().Contain(RunOutcome.Stopped);
    }

    [PostgresFact]
    public async Task SourcesThatAreDue_AreAskedOnce_AndTakenUpWhereTheirWorkerDies()
    {
        using var bench = new ClusterBench(server);
        bench.Prepare();
        await File.WriteAllTextAsync(Path.Combine(bench.Releases, "current.json"), "{}");
        ChildWorker Start() => bench.StartAs("sources", ("Live__Offline", "false"), ("Worker__AtStart", "Never"));
        for (var i = 0; i < 2; i++)
            Start();
        await bench.UntilAsync(() => bench.Lines("asked").Count == 3 && Joined(bench) == 2, "each source is asked");
        bench.Lines("asked").Select(a => a[2]).Should().BeEquivalentTo("iod2019", "iod2025", "qof2021");
        var lost = bench.Workers.Single(w => $"{w.Id}" == bench.Lines("asked")[0][1]);
        var open = bench.Lines("asked").Where(a => a[1] == $"{lost.Id}").Select(a => a[2]).ToList();
        lost.Kill();
        await bench.UntilAsync(() => bench.Lines("asked").Count == 3 + open.Count, "the other takes up what was open");
        bench.OpenGate();
        await bench.UntilAsync(() => bench.Lines("answered").Count == 3 && Next(bench) == 3, "each source has its next time");
        Start();
        await bench.UntilAsync(() => bench.Workers[2].Output.Contains("3 sources are asked by their schedules", StringComparison.Ordinal), "a worker that starts sets nothing twice");
        bench.Lines("asked").Should().HaveCount(3 + open.Count);
        Next(bench).Should().Be(3);
    }

    private static long Next(ClusterBench bench) => (long)ClusterBench.Ask(bench.Connection, "select count(*) from qrtz_triggers where trigger_group = 'pull' and trigger_state = 'WAITING' and next_fire_time is not null")!;

    private static int Joined(ClusterBench bench) => new WorkerStatusFiles(bench.Releases).List().Count(s => s.IsLive(TimeProvider.System.GetUtcNow()));

    private static long Waiting(ClusterBench bench) => (long)ClusterBench.Ask(bench.Connection, "select count(*) from qrtz_triggers")!;
}
