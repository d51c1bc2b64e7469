using HealthNeeds.Ingest.Decisions;
using HealthNeeds.Ingest.Workspace;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Worker;

/// <summary>Looks into the directory of requests, where there is one (Requests:Directory), as often as for figures that began to serve.</summary>
internal sealed class RequestWatch(DecisionDesk desk, IngestPaths paths, IOptions<WorkerOptions> options, TimeProvider clock, ILogger<RequestWatch> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (paths.Requests is null)
            return;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.LookSeconds), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await LookAsync(stoppingToken);
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        try
        {
            // Words of a request are its asker's: the log has the id alone.
            foreach (var outcome in await desk.ClearAsync(cancellation))
                log.LogInformation("Request {Id} was {Outcome}", outcome.Id, outcome.Done ? "carried out" : "refused");
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(broken, "Requests could not be looked at; it is done again");
        }
    }
}
