using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Worker;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.State;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace HealthNeeds.Ingest.Tests.Worker;

public sealed class PulseWriterTests : IDisposable
{
    private readonly string _releases = Directory.CreateTempSubdirectory("pulse-").FullName;
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 29, 2, 0, 0, TimeSpan.Zero));

    public void Dispose() => Directory.Delete(_releases, recursive: true);

    [Fact]
    public async Task Worker_SaysThatItLives_AndThatItWasStopped()
    {
        using var writer = new PulseWriter(new IngestPaths(_releases, "data"), _clock, NullLogger<PulseWriter>.Instance);
        await writer.StartAsync(CancellationToken.None);
        await Until(p => p is not null);
        var began = _clock.GetUtcNow();
        _clock.Advance(WorkerPulse.Every);
        await Until(p => p!.Seen > began);
        Read()!.IsAlive(_clock.GetUtcNow()).Should().BeTrue();
        await writer.StopAsync(CancellationToken.None);
        Read().Should().Match<WorkerPulse>(p => p.Stopped == _clock.GetUtcNow() && p.Started == began && p.Process == Environment.ProcessId);
        Read()!.Problem(_clock.GetUtcNow()).Should().Be("The worker was stopped on 2026-11-29 at 02:00 UTC and has not been started since.");
    }

    [Fact]
    public async Task Worker_ThatStops_SaysNothing_WhereAnotherSaysThatItLives()
    {
        using var writer = new PulseWriter(new IngestPaths(_releases, "data"), _clock, NullLogger<PulseWriter>.Instance);
        await writer.StartAsync(CancellationToken.None);
        await Until(p => p is not null);
        var other = Read()! with { Process = 4711, Machine = "another" };
        new WorkerPulseFile(_releases).Write(other);
        await writer.StopAsync(CancellationToken.None);
        Read().Should().Be(other);
    }

    [Fact]
    public async Task Worker_ThatStops_LeavesItsPulse_WhileOthersOfItsScheduleLive()
    {
        var now = _clock.GetUtcNow();
        new WorkerStatusFiles(_releases).Write(new WorkerStatus("worker-2", "another", 4711, now, now, 15, AwaySince: null, Why: null, []));
        using var writer = new PulseWriter(new IngestPaths(_releases, "data"), _clock, NullLogger<PulseWriter>.Instance);
        await writer.StartAsync(CancellationToken.None);
        await Until(p => p is not null);
        await writer.StopAsync(CancellationToken.None);
        Read()!.Stopped.Should().BeNull("figures are refreshed as before, and the other's next beat says so");
    }

    [Fact]
    public async Task Worker_WhoCannotWrite_GoesOn()
    {
        await File.WriteAllTextAsync(Path.Combine(_releases, "a file"), "in the place of the folder");
        using var writer = new PulseWriter(new IngestPaths(Path.Combine(_releases, "a file"), "data"), _clock, NullLogger<PulseWriter>.Instance);
        await writer.StartAsync(CancellationToken.None);
        _clock.Advance(WorkerPulse.Every);
        writer.ExecuteTask!.IsFaulted.Should().BeFalse();
        await writer.StopAsync(CancellationToken.None);
    }

    private WorkerPulse? Read() => new WorkerPulseFile(_releases).Read();

    private async Task Until(Func<WorkerPulse?, bool> holds)
    {
        for (var i = 0; i < 6000 && !holds(Read()); i++)
            await Task.Delay(20);
        holds(Read()).Should().BeTrue();
    }
}
