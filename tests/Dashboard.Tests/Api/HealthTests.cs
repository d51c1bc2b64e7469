using System.Net;
using System.Text.Json;
using HealthNeeds.Core.Runs;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.State;

namespace HealthNeeds.Dashboard.Tests.Api;

/// <param name="empty">Of tests that only look: one that writes has a site of its own.</param>
public sealed class HealthTests(EmptyServer empty) : IClassFixture<EmptyServer>
{
    [Fact]
    public async Task NoRelease_Live_IsWellAndReadyIsNot()
    {
        (await empty.Get("/health/live")).GetProperty("status").GetString().Should().Be("live");
        var ready = await empty.Client.GetAsync("/health/ready");
        ready.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        var body = JsonSerializer.Deserialize<JsonElement>(await ready.Content.ReadAsStringAsync());
        body.GetProperty("status").GetString().Should().Be("not-ready");
        body.GetProperty("why").GetString().Should().NotBeNullOrEmpty();
        body.GetProperty("progress").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("/api/v1/rankings")]
    [InlineData("/api/v1/areas/E01007317")]
    [InlineData("/api/v1/releases/current")]
    [InlineData("/api/v1/models?format=csv")]
    public async Task NoRelease_Api_AnswersThatItIsNotYet(string address)
    {
        await empty.Refusal(address, 503);
        (await empty.Client.GetAsync(address)).Headers.RetryAfter!.Delta.Should().BePositive();
        await empty.Refusal("/api/v1/rankings?level=x", 400);
    }

    [Fact]
    public async Task NoRelease_WithALiveRun_SaysHowFarItIs()
    {
        using var server = new EmptyServer();
        Tell();
        (await server.Refusal("/api/v1/rankings", 503)).GetProperty("detail").GetString().Should().Contain("Training").And.Contain("25%").And.Contain("40 seconds");
        Tell();
        (await server.Client.GetAsync("/api/v1/rankings")).Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(40));
        Tell();
        var progress = await server.Get("/api/v1/progress");
        progress.GetProperty("state").GetString().Should().Be("running");
        progress.GetProperty("fraction").GetDouble().Should().Be(0.25);
        progress.GetProperty("stages")[0].GetProperty("state").GetString().Should().Be("running");

        // Again before each question, as a run does while it goes on: what is a quarter of a minute old was left behind.
        void Tell()
        {
            var now = TimeProvider.System.GetUtcNow();
            new RunProgressFile(server.Directory).Write(new RunProgress("run-1", now, now, 0.25, "Training", [new("analyse", "Analyse", StageState.Running, 12)], SecondsLeft: 40));
        }
    }

    [Fact]
    public async Task Progress_LeftByAKilledRun_IsLost()
    {
        using var server = new EmptyServer();
        var then = TimeProvider.System.GetUtcNow().AddMinutes(-5);
        new RunProgressFile(server.Directory).Write(new RunProgress("run-1", then, then, 0.25, "Training", [], SecondsLeft: null));
        (await server.Get("/api/v1/progress")).GetProperty("state").GetString().Should().Be("lost");
        (await server.Refusal("/api/v1/rankings", 503)).GetProperty("detail").GetString().Should().Contain("no run is under way");
    }

    [Fact]
    public async Task FirstRelease_Published_IsServedWithoutARestart()
    {
        using var server = new EmptyServer();
        await server.Refusal("/api/v1/rankings", 503);
        var release = MadeReleases.First.PutInto(server.Directory);
        await Waiting.Until(async () => (await server.Client.GetAsync("/health/ready")).IsSuccessStatusCode);
        (await server.Get("/health/ready")).GetProperty("release").GetProperty("id").GetString().Should().Be(release.Id);
        (await server.Get("/api/v1/rankings")).GetProperty("areas").GetInt32().Should().Be(860);
    }

    [Fact]
    public async Task NewestRelease_Refused_LeavesTheOneBeforeServingAndSaysSo()
    {
        using var server = new ApiServer();
        (await server.Get("/health/ready")).GetProperty("status").GetString().Should().Be("ready");
        await File.WriteAllTextAsync(Path.Combine(server.Directory, "20990101T000000Z-00000000.duckdb"), "not a database");
        new ReleasePointer("20990101T000000Z-00000000", "20990101T000000Z-00000000.duckdb", new string('0', 64), TimeProvider.System.GetUtcNow())
            .Write(Path.Combine(server.Directory, "current.json"));
        await Waiting.Until(async () => (await server.Get("/health/ready")).GetProperty("status").GetString() == "degraded");
        var ready = await server.Get("/health/ready");
        ready.GetProperty("why").GetString().Should().Contain("20990101T000000Z-00000000");
        ready.GetProperty("release").GetProperty("id").GetString().Should().Be(server.Published!.Id);
        (await server.Get("/api/v1/releases/current")).GetProperty("release").GetProperty("id").GetString().Should().Be(server.Published.Id);
    }

    [Fact]
    public async Task WorkersWithoutTheirDatabase_OrSilent_AreToldOf_WhileTheReleaseIsServed()
    {
        using var server = new ApiServer();
        var (files, now) = (new WorkerStatusFiles(server.Directory), TimeProvider.System.GetUtcNow());
        var well = new WorkerStatus("worker-1", "machine", 1, now, now, 15, AwaySince: null, Why: null, ["worker-2"]);
        files.Write(well);
        (await server.Get("/health/ready")).GetProperty("status").GetString().Should().Be("ready");

        files.Write(well with { Instance = "worker-2", AwaySince = new DateTimeOffset(2026, 11, 29, 9, 30, 0, TimeSpan.Zero), Why = "Failed to connect." });
        var ready = await server.Get("/health/ready");
        ready.GetProperty("status").GetString().Should().Be("degraded");
        ready.GetProperty("why").GetString().Should().Contain("1 of 2 workers cannot reach the database of their schedule since 2026-11-29 09:30 UTC");

        files.Clear("worker-2");
        files.Write(well with { Updated = now.AddMinutes(-10) });
        (await server.Get("/health/ready")).GetProperty("why").GetString().Should().Contain("No worker has been heard of since");

        files.Write(well with { Updated = now.AddMinutes(-61) });
        (await server.Get("/health/ready")).GetProperty("status").GetString().Should().Be("ready", "a site that went back to one worker is not held to one that was killed long ago");
    }

    [Fact]
    public async Task Failure_OnOurSide_TellsNothingOfTheInside()
    {
        using var server = new EmptyServer();
        Directory.CreateDirectory(Path.Combine(server.Directory, "runs"));
        await File.WriteAllTextAsync(Path.Combine(server.Directory, "runs", "20000101T000000Z-torn.json"), "{ \"id\": ");
        (await server.Refusal("/api/v1/runs/20000101T000000Z-torn", 500)).GetProperty("type").GetString().Should().EndWith("/failure");
    }
}
