using HealthNeeds.Ingest.Tests.CommandLine;
using HealthNeeds.Store.State;

namespace HealthNeeds.Ingest.Tests.Worker.Cluster;

/// <summary>A database that goes away, and what the commands and the start of a worker say of one that is not as it should be.</summary>
[Collection(nameof(ClusterCollection))]
[Trait("Speed", "Slow")]
public sealed class ClusterOutageTests(ClusterServer server)
{
    [PostgresFact]
    public async Task DatabaseGoneForAWhile_IsToldOf_AndTheScheduleGoesOn()
    {
        using var bench = new ClusterBench(server);
        bench.Prepare();
        bench.OpenGate();
        bench.Start(("Worker__Schedule", "* * * * * ?"), ("Worker__AtStart", "Never"));
        bench.Start(("Worker__Schedule", "* * * * * ?"), ("Worker__AtStart", "Never"));
        var files = new WorkerStatusFiles(bench.Releases);
        await bench.UntilAsync(() => bench.Lines("ended").Count > 0 && files.List().Count == 2, "the workers run");

        server.Postgres.Stop();
        try
        {
            await bench.UntilAsync(() => files.List() is { Count: 2 } away && away.All(s => s.AwaySince is not null), "both say that the database is away");
            files.List()[0].Why.Should().NotBeNullOrEmpty().And.NotContain(server.Postgres.Password);
        }
        finally
        {
            server.Postgres.Start();
        }

        var before = bench.Lines("ended").Count;
        await bench.UntilAsync(() => files.List().All(s => s.AwaySince is null) && bench.Lines("ended").Count > before + 1, "the schedule goes on");
        // A worker's lines come by another way than its files, and later.
        await bench.UntilAsync(() => bench.Workers.All(w => w.Output.Contains("is away: nothing new begins until it is back", StringComparison.Ordinal) && w.Output.Contains("the schedule goes on", StringComparison.Ordinal)), "both told of it");
        bench.Lines("fired").Where(f => f[5] == "first").Select(f => f[4]).Should().OnlyHaveUniqueItems("a run of which nobody knows whether it ended when the database went is taken over by who is back first, and no other time is fired twice");
    }

    [PostgresFact]
    public async Task TimeThatPassedWhileNoWorkerRan_IsMadeUpOnceOrLeft_AsConfigured()
    {
        using var bench = new ClusterBench(server);
        bench.Prepare();
        bench.OpenGate();
        await File.WriteAllTextAsync(Path.Combine(bench.Releases, "current.json"), "{}");
        string Next() => $"{ClusterBench.Ask(bench.Connection, "select next_fire_time from qrtz_triggers where trigger_name = 'schedule'")}";
        async Task MissAsync(string policy, Func<bool> until)
        {
            var worker = bench.Start(("Worker__MissedRun", policy));
            await bench.UntilAsync(() => worker.Output.Contains("publishers is asked", StringComparison.Ordinal), "the worker runs");
            worker.Signal("TERM");
            await worker.Process.WaitForExitAsync();
            ClusterBench.Ask(bench.Connection, $"update qrtz_triggers set next_fire_time = {TimeProvider.System.GetUtcNow().AddHours(-3).UtcTicks}");
            bench.Start(("Worker__MissedRun", policy));
            await bench.UntilAsync(until, $"the missed time is dealt with ({policy})");
            bench.Workers[^1].Kill();
        }

        bool IsAhead() => long.TryParse(Next(), out var ticks) && ticks > TimeProvider.System.GetUtcNow().UtcTicks;
        await MissAsync("Skip", IsAhead);
        bench.Lines("fired").Should().BeEmpty("the time is left");
        await MissAsync("RunOnce", () => bench.Lines("ended").Count > 0 && IsAhead());
        bench.Lines("fired").Should().ContainSingle("however many were missed, and whether the schedule or the run log shows it").Which[3].Should().Be("schedule");
    }

    [PostgresFact]
    public async Task Prepare_SaysWhatItMade_AndMayBeRunAgain()
    {
        using var bench = new ClusterBench(server);
        var (unprepared, _, why) = await WorkerProcess.RunAsync(bench.Settings, "cluster", "check");
        unprepared.Should().Be(2);
        why.Should().Contain("Run 'cluster prepare'");
        var (code, made, _) = await bench.CommandAsync("prepare");
        code.Should().Be(0);
        made.Should().Contain("qrtz_triggers").And.Contain("Workers share").And.NotContain(server.Postgres.Password);
        (await bench.CommandAsync("prepare")).Output.Should().Contain("none was made").And.Contain("as before");
        (await bench.CommandAsync("check")).Should().Match<(int ExitCode, string Output, string Error)>(c => c.ExitCode == 0 && c.Output.Contains("No worker lives."));
        using var elsewhere = new Snapshot.TemporaryFolder();
        (await bench.CommandAsync("check", elsewhere.Path)).ExitCode.Should().Be(1, "that is another directory than the cluster's");
    }

    [PostgresFact]
    public async Task Serve_WithoutPreparation_OrInAnotherDirectory_IsRefusedInWords()
    {
        using var bench = new ClusterBench(server);
        var (code, _, error) = await WorkerProcess.RunAsync(bench.Settings, "serve");
        code.Should().Be(2);
        error.Should().Contain("has no tables of a schedule. Run 'cluster prepare'").And.NotContain(server.Postgres.Password);
        bench.Prepare();
        using var elsewhere = new Snapshot.TemporaryFolder();
        (code, _, error) = await WorkerProcess.RunAsync(new Dictionary<string, string>(bench.Settings) { ["Releases__Directory"] = elsewhere.Path }, "serve");
        code.Should().Be(2);
        error.Should().Contain("is not the releases directory of this cluster");
    }

    [PostgresFact]
    public async Task SecondWorkerOfOneName_IsRefused_WhileTheFirstRuns()
    {
        using var bench = new ClusterBench(server);
        bench.Prepare();
        bench.Start(("Worker__Cluster__InstanceName", "worker-1"), ("Worker__AtStart", "Never"));
        await bench.UntilAsync(() => new WorkerStatusFiles(bench.Releases).List() is [{ Instance: "worker-1" }], "the first runs");
        var (code, _, error) = await WorkerProcess.RunAsync(new Dictionary<string, string>(bench.Settings) { ["Worker__Cluster__InstanceName"] = "worker-1" }, "serve");
        code.Should().Be(2);
        error.Should().Contain("'worker-1' is the name of a worker that runs");
    }

    [Fact]
    public async Task WorkerAlone_LoadsNothingOfADatabase()
    {
        if (!File.Exists("/proc/self/maps"))
            return;
        using var releases = new Snapshot.TemporaryFolder();
        using var worker = WorkerProcess.Start(new Dictionary<string, string> { ["Worker__AtStart"] = "Never", ["Releases__Directory"] = releases.Path }, "serve");
        string? line;
        do line = await worker.Process.StandardOutput.ReadLineAsync();
        while (line?.Contains("sources", StringComparison.Ordinal) == false && !line.Contains("publishers", StringComparison.Ordinal));
        var maps = await File.ReadAllTextAsync($"/proc/{worker.Id}/maps");
        maps.Should().Contain("Quartz.dll").And.NotContain("Npgsql");
        Directory.Exists(Path.Combine(releases.Path, "workers")).Should().BeFalse();
    }
}
