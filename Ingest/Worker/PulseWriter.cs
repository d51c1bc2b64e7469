using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.State;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HealthNeeds.Ingest.Worker;

/// <summary>Says twice a minute, beside the releases, that this worker lives: site and doctor may be other processes, of other users.</summary>
internal sealed class PulseWriter(IngestPaths paths, TimeProvider clock, ILogger<PulseWriter> log) : BackgroundService
{
    private readonly WorkerPulseFile _file = new(paths.Releases);
    private readonly WorkerStatusFiles _workers = new(paths.Releases);
    private bool _isTold;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var now = clock.GetUtcNow();
        var pulse = new WorkerPulse(Environment.ProcessId, Environment.MachineName, ProductVersion.Text, now, now, Stopped: null);
        using var timer = new PeriodicTimer(WorkerPulse.Every, clock);
        try
        {
            do
                Write(pulse with { Seen = clock.GetUtcNow() });
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        finally
        {
            Write(pulse with { Seen = clock.GetUtcNow(), Stopped = clock.GetUtcNow() });
        }
    }

    /// <summary>Several workers share the file: whose word stands there, or who lives beside this one, goes on, and nothing has stopped.</summary>
    private bool IsLast(WorkerPulse own) =>
        _file.Read() is not { } told || (told.IsOf(own) && !_workers.List().Any(w => (w.Process, w.Machine) != (own.Process, own.Machine) && w.IsLive(clock.GetUtcNow())));

    private void Write(WorkerPulse pulse)
    {
        try
        {
            if (pulse.Stopped is not null && !IsLast(pulse))
                return;
            _file.Write(pulse);
            _isTold = false;
        }
        catch (Exception unwritten) when (unwritten is IOException or UnauthorizedAccessException)
        {
            // A full disk is the refresh's to report; a line every half minute would bury it.
            if (!_isTold)
                log.LogWarning(unwritten, "That the worker lives could not be written to {Releases}", paths.Releases);
            _isTold = true;
        }
    }
}
