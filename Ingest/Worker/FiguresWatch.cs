using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.State;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Quartz;

namespace HealthNeeds.Ingest.Worker;

/// <summary>Looks for figures that began to serve by another process's hand, as by <c>sources accept</c>, and calls for the refresh that takes them in.</summary>
internal sealed class FiguresWatch(ISchedulerFactory schedulers, IOptions<WorkerOptions> options, ServingFigures live, IngestPaths paths, RefreshCall refresh, TimeProvider clock, ILogger<FiguresWatch> log) : BackgroundService
{
    private readonly RunLog _runs = new(paths.Releases);
    private DateTimeOffset? _called;

    /// <summary>Whether figures came that neither a run has seen nor a refresh was called for.</summary>
    /// <param name="newest">The newest run, however it ended: one that failed is tried again by itself.</param>
    internal static bool IsDue(DateTimeOffset? since, DateTimeOffset? called, RunRecord? newest, bool isRunning) =>
        !isRunning && since is { } moment && moment != called && newest is not null && moment > newest.Started;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What is due at the start is RefreshTriggers' to say.
        _called = live.LastPointed();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.LookSeconds), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
            {
                log.LogWarning(broken, "Looking for figures that began to serve failed; it is done again");
            }
        }
    }

    internal async Task LookAsync(CancellationToken cancellation)
    {
        var since = live.LastPointed();
        if (!IsDue(since, _called, _runs.List(1) is [var newest] ? newest : null, new RunProgressFile(paths.Releases).Read()?.IsLive(clock.GetUtcNow()) == true))
            return;
        _called = since;
        await refresh.CallAsync(await schedulers.GetScheduler(cancellation), cancellation);
    }
}
