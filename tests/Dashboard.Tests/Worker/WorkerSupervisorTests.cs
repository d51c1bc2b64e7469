using System.Runtime.Versioning;
using HealthNeeds.Dashboard.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Tests.Worker;

/// <summary>The worker here is a shell script, so these tests need a POSIX shell.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class WorkerSupervisorTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly WorkerState _state = new();
    private readonly string _directory = Directory.CreateTempSubdirectory("supervisor-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Worker_ThatFallsOver_IsStartedAgain()
    {
        using var supervisor = Supervise("""echo start >> "$(dirname "$0")/log"; exit 1""");
        await supervisor.StartAsync(CancellationToken.None);
        await Until(() => Log().Count(l => l == "start") >= 3);
        _state.Problem.Should().Contain("exit code 1").And.Contain("started again");
        await supervisor.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Worker_ThatRefusesItsSettings_IsNotStartedAgain()
    {
        using var supervisor = Supervise("""echo start >> "$(dirname "$0")/log"; exit 2""");
        await supervisor.StartAsync(CancellationToken.None);
        await supervisor.ExecuteTask!.WaitAsync(Patience);
        Log().Should().Equal("start");
        _state.Problem.Should().Contain("settings");
    }

    [Fact]
    public async Task Stopping_ClosesTheWorkersInput_AndWaitsForIt()
    {
        using var supervisor = Supervise("""echo "$1 $2" >> "$(dirname "$0")/log"; cat > /dev/null; echo tidy >> "$(dirname "$0")/log" """);
        await supervisor.StartAsync(CancellationToken.None);
        await Until(() => Log().Count > 0);
        await supervisor.StopAsync(CancellationToken.None);
        Log().Should().Equal("serve --supervised", "tidy");
        _state.Problem.Should().BeNull("a worker that was asked to stop is no trouble");
    }

    [Fact]
    public async Task Stopping_AWorkerThatWillNotStop_EndsIt()
    {
        using var supervisor = Supervise("""echo start >> "$(dirname "$0")/log"; exec sleep 600""", killAfter: 0.5);
        await supervisor.StartAsync(CancellationToken.None);
        await Until(() => Log().Count > 0);
        await supervisor.StopAsync(CancellationToken.None).WaitAsync(Patience);
        supervisor.ExecuteTask!.IsCompleted.Should().BeTrue();
    }

    [Fact]
    public async Task NotEmbedded_StartsNothing()
    {
        using var supervisor = Supervise("""echo start >> "$(dirname "$0")/log" """, embedded: false);
        await supervisor.StartAsync(CancellationToken.None);
        await supervisor.ExecuteTask!.WaitAsync(Patience);
        Log().Should().BeEmpty();
    }

    [Fact]
    public async Task Settings_OfTheDashboard_ReachTheWorker()
    {
        using var supervisor = Supervise("""echo "$Releases__Directory $Region" >> "$(dirname "$0")/log"; cat > /dev/null""");
        await supervisor.StartAsync(CancellationToken.None);
        await Until(() => Log().Count > 0);
        await supervisor.StopAsync(CancellationToken.None);
        Log().Should().Equal("/srv/releases E54000054");
    }

    /// <param name="killAfter">Seconds that a worker which is asked to stop has for it: on a busy machine one that stops by itself may take some.</param>
    private WorkerSupervisor Supervise(string script, bool embedded = true, double killAfter = 300)
    {
        var path = Path.Combine(_directory, "worker");
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var options = new WorkerProcessOptions { Embedded = embedded, Path = path, FirstPauseSeconds = 0.01, LongestPauseSeconds = 0.05, KillAfterSeconds = killAfter };
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Releases:Directory"] = "/srv/releases", ["Region"] = "E54000054" })
            .Build();
        return new WorkerSupervisor(Options.Create(options), configuration, _state, TimeProvider.System, NullLogger<WorkerSupervisor>.Instance);
    }

    private List<string> Log()
    {
        var path = Path.Combine(_directory, "log");
        return File.Exists(path) ? [.. File.ReadAllLines(path)] : [];
    }

    private static async Task Until(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!holds())
            await Task.Delay(20, patience.Token);
    }
}
