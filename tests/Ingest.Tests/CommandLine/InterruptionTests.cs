using System.Diagnostics;
using System.Security.Cryptography;
using HealthNeeds.Core.Runs;
using HealthNeeds.Fixtures;
using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Schema;
using HealthNeeds.Store.State;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Tests.CommandLine;

/// <summary>A refresh of the bundled figures, beside a release that serves: whatever happens to the refresh, the release goes on serving.</summary>
[Collection(nameof(EnglandCollection))]
[Trait("Speed", "Slow")]
public sealed class InterruptionTests : IDisposable
{
    private readonly string _releases = Directory.CreateTempSubdirectory("interrupted-").FullName;

    public void Dispose() => Directory.Delete(_releases, recursive: true);

    [Fact]
    public async Task KillMinusNine_AtRandomMoments_LeavesTheLastGoodRelease()
    {
        var served = SmallRelease.Publish(_releases);
        var random = new Random(20261122);
        for (var i = 0; i < 4; i++)
        {
            using (var worker = WorkerProcess.Start(Settings, "refresh"))
            {
                await Task.Delay(TimeSpan.FromSeconds(0.4 + (random.NextDouble() * 6)));
                worker.Process.HasExited.Should().BeFalse("the kill must hit a refresh that is under way");
                worker.Process.Kill(entireProcessTree: true);
                await worker.EndAsync();
            }

            IsServed(served);
            RunLock.Take(_releases, "test", TimeProvider.System).Dispose();
        }
    }

    [Fact]
    public async Task SigTerm_InTheMiddle_StopsTidilyAndIsOnRecord()
    {
        var served = SmallRelease.Publish(_releases);
        using var worker = WorkerProcess.Start(Settings, "refresh");
        while ((await worker.Process.StandardOutput.ReadLineAsync())?.StartsWith("Stage what was fetched", StringComparison.Ordinal) == false)
        {
            // Read on: the refresh has not come to that stage yet.
        }

        Process.Start("kill", ["-TERM", $"{worker.Id}"]).Dispose();
        (await worker.EndAsync()).ExitCode.Should().Be(130);
        new RunLog(_releases).List().Should().Contain(r => r.Outcome == RunOutcome.Stopped && r.Message.StartsWith("Stopped on request."));
        new RunProgressFile(_releases).Read().Should().BeNull();
        Directory.GetFiles(Path.Combine(_releases, "staging"), "*.duckdb").Should().BeEmpty();
        IsServed(served);
    }

    [Fact]
    public async Task Refresh_BesideAnother_SaysWhoHoldsTheLock()
    {
        using var held = RunLock.Take(_releases, "refresh, schedule", TimeProvider.System);
        var (code, _, error) = await WorkerProcess.RunAsync(Settings, "refresh");
        code.Should().Be(3);
        error.Should().Contain($"process {Environment.ProcessId} (refresh, schedule)");
    }

    [Fact]
    public async Task Rollback_ServesTheOneBefore()
    {
        var older = SmallRelease.Publish(_releases, seed: 1);
        var newer = SmallRelease.Publish(_releases, seed: 2);
        (await WorkerProcess.RunAsync(Settings, "releases", "rollback")).ExitCode.Should().Be(0);
        IsServed(older);
        (await InProcessCommand.InAsync(Settings, "releases", "rollback", newer.Id)).ExitCode.Should().Be(0);
        IsServed(newer);
        var (code, _, error) = await InProcessCommand.InAsync(Settings, "releases", "rollback", "20200101T000000Z-00000000");
        code.Should().Be(2);
        error.Should().Contain(older.Id, "the message says what there is");
        (await InProcessCommand.InAsync(Settings, "audit", "list", "--json")).Output.Should()
            .Contain($"\"act\":\"release-rolled-back\",\"subject\":\"{older.Id} in place of {newer.Id}\"").And.Contain($"{newer.Id} in place of {older.Id}");
    }

    [Fact]
    public async Task Remove_TakesAnOlderReleaseAway_AndNeverTheCurrent()
    {
        var (older, current) = (SmallRelease.Publish(_releases, seed: 1), SmallRelease.Publish(_releases, seed: 2));
        var (refused, _, why) = await InProcessCommand.InAsync(Settings, "releases", "remove", older.Id, current.Id);
        (refused, File.Exists(Path.Combine(_releases, $"{older.Id}.duckdb"))).Should().Be((2, true));
        why.Should().Contain($"Release {current.Id} is the current one and stays. Nothing was removed.");

        var (code, output, _) = await WorkerProcess.RunAsync(Settings, "releases", "remove", older.Id, "--reason", "withheld figures");
        (code, File.Exists(Path.Combine(_releases, $"{older.Id}.duckdb"))).Should().Be((0, false));
        output.Should().Contain($"Release {older.Id} (version 1.0.0").And.Contain("is removed");
        IsServed(current);
    }

    private Dictionary<string, string> Settings => new() { ["Releases__Directory"] = _releases };

    private void IsServed(ReleaseInfo release)
    {
        var current = new ReleaseCatalogue(Options.Create(new ReleaseOptions { Directory = _releases })).Current();
        current!.Id.Should().Be(release.Id);
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(_releases, current.File)))).Should().Be(current.Sha256);
    }
}
