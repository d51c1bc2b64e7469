using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Ingest.Setup;
using HealthNeeds.Ingest.Tests.Http;
using HealthNeeds.Ingest.Tests.Pipeline.Stages;
using HealthNeeds.Ingest.Tests.Pulls;
using HealthNeeds.Ingest.Worker;
using HealthNeeds.Store.State;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Quartz;

namespace HealthNeeds.Ingest.Tests.Worker;

/// <summary>The worker's own scheduler with one live source: who is asked when, and what follows.</summary>
public sealed class PullJobTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Worker_AsksASourceThatIsDue_AndRefreshesOnceFiguresChanged()
    {
        await using var bench = await SourceBench.StartAsync();
        bench.Serve(SourceBench.Csv());
        Serve(bench);
        var refreshed = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var host = Host(bench, run => refreshed.TrySetResult(run.Request.Trigger));
        await host.StartAsync();
        (await refreshed.Task.WaitAsync(Patience)).Should().Be("new-figures");
        await UntilAsync(() => bench.Status.NextRun > TimeProvider.System.GetUtcNow());
        bench.Status.State.Should().Be(SourceState.Changed);
        bench.Folder.ReadPointer().Should().NotBeNull();
        await host.StopAsync();
    }

    [Fact]
    public async Task Worker_WithoutARelease_LeavesPublishersAloneUntilThereIsOne()
    {
        await using var bench = await SourceBench.StartAsync();
        using var host = Host(bench, _ => { });
        await host.StartAsync();
        await UntilAsync(() => new SourceStatusFiles(bench.Data.Paths.Releases).Find(SourceBench.Id)?.NextRun > TimeProvider.System.GetUtcNow().AddSeconds(20));
        bench.Publisher.Requests.Should().BeEmpty();
        await host.StopAsync();
    }

    [Fact]
    public async Task Worker_FindsAStatusItCannotRead_AsksThatSourceAllTheSame()
    {
        await using var bench = await SourceBench.StartAsync();
        bench.Serve(SourceBench.Csv());
        Serve(bench);
        Directory.CreateDirectory(bench.Folder.Path);
        await File.WriteAllTextAsync(Path.Combine(bench.Folder.Path, "status.json"), "{ \"source\": \"iod20");
        var refreshed = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var host = Host(bench, run => refreshed.TrySetResult(run.Request.Trigger));
        await host.StartAsync();
        (await refreshed.Task.WaitAsync(Patience)).Should().Be("new-figures");
        await UntilAsync(() => bench.Status.NextRun > TimeProvider.System.GetUtcNow());
        bench.Status.State.Should().Be(SourceState.Changed);
        await host.StopAsync();
    }

    [Theory]
    [InlineData(RunOutcome.Failed, true)]
    [InlineData(RunOutcome.Stopped, true)]
    [InlineData(RunOutcome.Unchanged, false)]
    public async Task Worker_OwesARunThatWasDueAndDidNotDoItsWork(RunOutcome last, bool owed)
    {
        await using var bench = await SourceBench.StartAsync();
        Serve(bench);
        var (log, now) = (new RunLog(bench.Data.Paths.Releases), TimeProvider.System.GetUtcNow());
        log.Write(TestRuns.Record(RunOutcome.Published, started: now.AddDays(-8)) with { Id = "20261101T000000Z-0001" });
        log.Write(TestRuns.Record(last, started: now.AddMinutes(-5)) with { Id = "20261102T000000Z-0002" });
        var begun = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var host = Host(bench, run => begun.TrySetResult(run.Request.Trigger), ("Worker:AtStart", "WhenNoRelease"), ("Live:Offline", "true"));
        await host.StartAsync();
        if (owed)
            (await begun.Task.WaitAsync(Patience)).Should().Be("missed-run");
        else
            (await Task.WhenAny(begun.Task, Task.Delay(TimeSpan.FromSeconds(2)))).Should().NotBe(begun.Task);
        await host.StopAsync();
    }

    [Fact]
    public async Task Source_ThatIsSwitchedOff_IsPlannedNoMore_AndDoesNotBecomeStale()
    {
        await using var bench = await SourceBench.StartAsync();
        bench.Serve(SourceBench.Csv());
        Serve(bench);
        await bench.PullAsync();
        new SourceStatusFiles(bench.Data.Paths.Releases).Write(bench.Status with { NextRun = TimeProvider.System.GetUtcNow().AddDays(7) });
        using var host = Host(bench, _ => { }, ("Worker:AtStart", "Never"), ($"Live:Sources:{SourceBench.Id}:Enabled", "false"));
        await host.StartAsync();
        bench.Status.NextRun.Should().BeNull();
        bench.Status.IsStale(TimeProvider.System.GetUtcNow().AddYears(1)).Should().BeFalse("it answered when it was asked last");
        await host.StopAsync();
    }

    [Fact]
    public async Task Source_ThatIsSwitchedOffBecauseItFails_IsStaleNoMore_UntilItIsAskedAgain()
    {
        await using var bench = await SourceBench.StartAsync();
        bench.Serve(PublisherAnswer.Error(500));
        Serve(bench);
        await bench.PullAsync();
        var later = TimeProvider.System.GetUtcNow().AddYears(1);
        bench.Status.IsStale(later).Should().BeTrue("it gave no usable answer");
        using var host = Host(bench, _ => { }, ("Worker:AtStart", "Never"), ($"Live:Sources:{SourceBench.Id}:Enabled", "false"));
        await host.StartAsync();
        bench.Status.IsStale(later).Should().BeFalse("nobody asks it any more");
        await host.StopAsync();
        await bench.PullAsync();
        bench.Status.IsStale(later).Should().BeTrue("somebody does again");
    }

    [Fact]
    public async Task Worker_ThatFindsTheDirectoryTaken_LooksAgainAtTheRunItOwes()
    {
        await using var bench = await SourceBench.StartAsync();
        using var rollback = RunLock.Take(bench.Data.Paths.Releases, "rollback", TimeProvider.System);
        using var host = Host(bench, _ => { }, ("Worker:AtStart", "Always"), ("Live:Offline", "true"));
        await host.StartAsync();
        var scheduler = await host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        await UntilAsync(async () => (await scheduler.GetTriggersOfJob(RefreshJob.Key)).Any(t => t.Key.Name == "retry"));
        await host.StopAsync();
    }

    private static void Serve(SourceBench bench)
    {
        Directory.CreateDirectory(bench.Data.Paths.Releases);
        File.WriteAllText(Path.Combine(bench.Data.Paths.Releases, "current.json"), "{}");
    }

    private static IHost Host(SourceBench bench, Action<RunState> refreshed, params (string Key, string Value)[] settings)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        var configuration = bench.Configuration([("Live:GatherSeconds", "0"), .. settings.Length == 0 ? [("Worker:AtStart", "Never")] : settings]);
        builder.Configuration.AddConfiguration(configuration);
        builder.Logging.ClearProviders();
        builder.Services.AddWorker(configuration);
        bench.WithFake(builder.Services);
        var stage = new FakeStage("look", run => { refreshed(run); return new StageResult(); });
        builder.Services.AddSingleton(new Refresh(bench.Data.Paths.Releases, [stage], TimeProvider.System, NullLoggerFactory.Instance));
        return builder.Build();
    }

    private static Task UntilAsync(Func<bool> done) => UntilAsync(() => Task.FromResult(done()));

    private static async Task UntilAsync(Func<Task<bool>> done)
    {
        for (var waited = TimeSpan.Zero; !await done(); waited += TimeSpan.FromMilliseconds(100))
        {
            waited.Should().BeLessThan(Patience);
            await Task.Delay(100);
        }
    }
}
