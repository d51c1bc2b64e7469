using System.Diagnostics;
using HealthNeeds.Fixtures;

namespace HealthNeeds.Ingest.Tests.CommandLine;

/// <summary>The commands of a replica, each as a process once; what is refused there, in this one.</summary>
public sealed class ReplicaCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("replica-command-").FullName;

    private string Origin => Path.Combine(_folder, "origin");

    private string Replica => Path.Combine(_folder, "replica");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Pull_BringsTheRelease_AndNoneIsMadeThereAnyMore()
    {
        var release = SmallRelease.Publish(Origin);
        var (code, output, _) = await RunAsync("replica", "pull", "--origin", Origin);
        (code, output).Should().Be((0, $"{Replica} is as its origin: release {release.Id} is served.{Environment.NewLine}"));
        var (refused, _, error) = await HereAsync("refresh", "--offline");
        refused.Should().Be(2);
        error.Should().Contain("is a replica").And.Contain("replica follow");
    }

    [Fact]
    public async Task Releases_OfAReplica_ArePutBackAndRemovedAtTheOrigin()
    {
        var (older, newer) = (SmallRelease.Publish(Origin, seed: 1), SmallRelease.Publish(Origin, seed: 2));
        await WorkerProcess.RunAsync(new Dictionary<string, string> { ["Releases__Directory"] = Origin }, "replica", "offer");
        await HereAsync("replica", "pull", "--origin", Origin);
        foreach (var command in (string[])["rollback", "remove"])
        {
            var (code, _, error) = await HereAsync("releases", command, older.Id);
            code.Should().Be(2);
            error.Should().Contain("is a replica").And.Contain("Give the command at the origin");
        }

        Directory.EnumerateFiles(Replica, "*.duckdb").Should().HaveCount(2);
        (await HereAsync("releases", "show")).Output.Should().Contain(newer.Id);
    }

    [Fact]
    public async Task Pull_WithoutAnOrigin_SaysWhatIsExpected()
    {
        var (code, _, error) = await HereAsync("replica", "pull");
        code.Should().Be(2);
        error.Should().Contain("Replica__Origin is not set");
    }

    [Fact]
    public async Task Follow_WhenItsInputCloses_Stops()
    {
        SmallRelease.Publish(Origin);
        using var follower = WorkerProcess.Start(new Dictionary<string, string> { ["Releases__Directory"] = Replica, ["Replica__Origin"] = Origin }, "replica", "follow", "--supervised");
        (await follower.Process.StandardOutput.ReadLineAsync()).Should().Contain("is here and current");
        follower.Process.StandardInput.Close();
        (await follower.EndAsync()).ExitCode.Should().Be(0);
    }

    /// <summary>As a service manager stops it, to which anything else is a service that failed.</summary>
    [Fact]
    public async Task Follow_AskedToStopBySigTerm_EndsAsDone()
    {
        SmallRelease.Publish(Origin);
        using var follower = WorkerProcess.Start(new Dictionary<string, string> { ["Releases__Directory"] = Replica, ["Replica__Origin"] = Origin }, "replica", "follow");
        (await follower.Process.StandardOutput.ReadLineAsync()).Should().Contain("is here and current");
        Process.Start("kill", ["-TERM", $"{follower.Id}"]).Dispose();
        (await follower.EndAsync()).ExitCode.Should().Be(0);
    }

    private Task<(int ExitCode, string Output, string Error)> HereAsync(params string[] arguments) => InProcessCommand.InAsync(Settings, arguments);

    private Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments) => WorkerProcess.RunAsync(Settings, arguments);

    private Dictionary<string, string> Settings => new() { ["Releases__Directory"] = Replica };
}
