using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.Runs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Quartz;

namespace HealthNeeds.Ingest.Worker;

/// <summary>One refresh, whenever a trigger fires; never two at once in this process, and the run lock keeps other processes out.</summary>
[DisallowConcurrentExecution]
internal sealed class RefreshJob(Refresh refresh, IOptions<RegionOptions> region, RefreshCall calls, ILogger<RefreshJob> log) : IJob
{
    public static readonly JobKey Key = new("refresh");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var request = new RefreshRequest(region.Value.Region, Force: false, context.Trigger.Key.Name);
        try
        {
            var record = await refresh.RunAsync(request, [new LineDisplay(line => log.LogInformation("{Line}", line))], cancellationToken);
            Tell(record);
        }
        catch (RunLockHeldException held)
        {
            log.LogWarning("{Message} This run is left out.", held.Message);
            // Changed figures must not wait for next week because somebody else was busy.
            if (request.Trigger == RefreshCall.NewFigures)
                await calls.CallAsync(context.Scheduler, cancellationToken);
        }
    }

    private void Tell(RunRecord record)
    {
        var level = record.Outcome is RunOutcome.Failed or RunOutcome.Held ? LogLevel.Error : LogLevel.Information;
        log.Log(level, "Run {Run} ended {Outcome} after {Seconds:0.0} s: {Message}", record.Id, record.Outcome, record.Duration.TotalSeconds, record.Message);
    }
}
