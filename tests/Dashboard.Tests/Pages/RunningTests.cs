using HealthNeeds.Core.Runs;
using HealthNeeds.Dashboard.Worker;
using HealthNeeds.Store.State;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Dashboard.Tests.Pages;

/// <summary>What the worker does just now is on the page while an older release serves.</summary>
public sealed class RunningTests : IClassFixture<CleanServer>
{
    private const string Qof = "qof2021";

    private readonly CleanServer server;

    public RunningTests(CleanServer server)
    {
        this.server = server;
        server.Clean();
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task Nothing_UnderWay_IsNotToldOf()
    {
        var running = (await server.Page("/data")).QuerySelector("hn-running")!;
        (running.GetAttribute("data-quiet"), running.Words()).Should().Be(("yes", string.Empty));
    }

    [Fact]
    public async Task Refresh_UnderWay_IsToldWithHowFarItIs()
    {
        foreach (var address in new[] { "/data", "/data/running" })
        {
            // As a run does while it goes on: what is a quarter of a minute old was left behind.
            new RunProgressFile(server.Directory).Write(new RunProgress("20261127T120000Z-0000", Now.AddSeconds(-40), Now, 0.42, "Train, judge and rank", [], 55));
            var running = (await server.Page(address)).QuerySelector("hn-running")!;
            running.Words().Should().Contain("A refresh is under way: 42%").And.Contain("Train, judge and rank, about 55 seconds left");
            running.GetAttribute("data-quiet").Should().Be("no");
        }
    }

    [Fact]
    public async Task Refresh_ThatTakesLongerThanExpected_IsToldWithoutSecondsLeft()
    {
        new RunProgressFile(server.Directory).Write(new RunProgress("20261127T120000Z-0000", Now.AddSeconds(-200), Now, 0.98, "Close, reread and verify", [], SecondsLeft: null));
        (await server.Page("/data/running")).QuerySelector("hn-running")!.Words().Should().Contain("98%. Close, reread and verify, which takes longer than expected. Until");
    }

    [Fact]
    public async Task Pull_UnderWay_IsToldOnTheListOnItsPageAndInTheApi()
    {
        foreach (var address in new[] { "/data", $"/data/sources/{Qof}" })
        {
            Tell();
            (await server.Page(address)).QuerySelector(".running__pulls")!.Words().Should().Contain("3 answers, 1.2 MB, for 12 seconds");
        }

        Tell();
        (await server.Page("/data/sources/census2021")).QuerySelectorAll(".running__pulls").Should().BeEmpty();
        Tell();
        (await server.Get($"/api/v1/sources/{Qof}/status")).GetProperty("underWay").GetProperty("responses").GetInt32().Should().Be(3);

        void Tell()
        {
            var now = Now;
            new PullProgressFile(server.Directory, Qof).Write(new PullProgress(Qof, now.AddSeconds(-12), now, Reading: false, 3, 1_200_000));
        }
    }

    [Fact]
    public async Task Pull_LeftBehindByAProcessThatWasKilled_IsNotToldOf()
    {
        new PullProgressFile(server.Directory, Qof).Write(new PullProgress(Qof, Now.AddHours(-2), Now.AddHours(-1), Reading: true, 3, 1_200_000));
        (await server.Page("/data")).QuerySelectorAll(".running__pulls").Should().BeEmpty();
        await File.WriteAllTextAsync(Path.Combine(server.Directory, "sources", Qof, "progress.json"), "{");
        (await server.Page("/data")).QuerySelectorAll(".running__pulls").Should().BeEmpty();
    }

    [Fact]
    public async Task Worker_ThatDoesNotRun_IsToldOnThePageAndByHealth()
    {
        server.Services.GetRequiredService<WorkerState>().Problem = "It refuses its settings.";
        (await server.Page("/data")).QuerySelector("hn-running .notice")!.Words().Should().Contain("No worker is running beside this site").And.Contain("refuses its settings");
        var ready = await server.Get("/health/ready");
        (ready.GetProperty("status").GetString(), ready.GetProperty("why").GetString()).Should().Be(("degraded", "No worker is running: It refuses its settings."));
    }

    [Fact]
    public async Task WorkerOfSomebodyElse_ThatFellSilent_IsToldByHealth()
    {
        var file = new WorkerPulseFile(server.Directory);
        var pulse = new WorkerPulse(4711, "another", "1.0", Now.AddHours(-3), Now, Stopped: null);
        file.Write(pulse);
        (await server.Get("/health/ready")).GetProperty("status").GetString().Should().Be("ready");
        file.Write(pulse with { Seen = Now.AddHours(-2) });
        var ready = await server.Get("/health/ready");
        ready.GetProperty("status").GetString().Should().Be("degraded");
        ready.GetProperty("why").GetString().Should().StartWith("The worker has not been heard of since ").And.Contain("process 4711 on another");
        File.Delete(Path.Combine(server.Directory, "worker.json"));
    }
}
