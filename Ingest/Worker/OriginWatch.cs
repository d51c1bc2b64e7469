using HealthNeeds.Ingest.Replicas;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Worker;

/// <summary>Keeps the list of what replicas may take as the directory is: statuses of sources change between two runs.</summary>
internal sealed class OriginWatch(OriginIndexWriter index, IOptions<WorkerOptions> options, TimeProvider clock, ILogger<OriginWatch> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.LookSeconds), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Task.Run(index.Write, stoppingToken);
            }
            catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
            {
                log.LogWarning(broken, "The list of what replicas may take was not written; it is done again");
            }
        }
    }
}
