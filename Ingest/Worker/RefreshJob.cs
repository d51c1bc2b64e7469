using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Workspace;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Quartz;

namespace HealthNeeds.Ingest.Worker;

/// <summary>One refresh, whenever a trigger fires; never two at once in this process, and the run lock keeps other processes out.</summary>
[DisallowConcurrentExecution]
internal sealed class RefreshJob(Refresh refresh, IOptions<RegionOptions> region, RefreshCall calls, TimeProvider clock, ILogger<RefreshJob> log) : IJob
{
    /// <summary>A run that failed is tried again then, whatever its schedule says.</summary>
    internal static readonly TimeSpan AfterAFailure = TimeSpan.FromHours(1);

    private const string Retry = "retry";

    public static readonly JobKey Key = new("refresh");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var request = new RefreshRequest(region.Value.Region, Force: false, context.Trigger.Key.Name);
        try
        {
            var record = await refresh.RunAsync(request, [new LineDisplay(line => log.LogInformation("{Line}", line))], cancellationToken);
            Log(record);
            if (record.Outcome == RunOutcome.Failed)
                await AgainAsync(context.Scheduler, cancellationToken);
        }
        catch (RunLockHeldException held)
        {
            log.LogWarning("{Message} This run is left out.", held.Message);
            // Changed figures must not wait for next week because somebody else was busy.
            if (request.Trigger == RefreshCall.NewFigures)
                await calls.CallAsync(context.Scheduler, cancellationToken);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            log.LogError(broken, "The releases directory cannot be used");
            await AgainAsync(context.Scheduler, cancellationToken);
        }
    }

    private async Task AgainAsync(IScheduler scheduler, CancellationToken cancellation)
    {
        var at = clock.GetUtcNow() + AfterAFailure;
        log.LogInformation("The refresh is tried again at {At:HH:mm} UTC", at);
        await scheduler.ScheduleJob(TriggerBuilder.Create().WithIdentity(Retry, $"{at.UtcDateTime:O}").ForJob(Key).StartAt(at).Build(), cancellationToken: cancellation);
    }

    private void Log(RunRecord record)
    {
        var level = record.Outcome is RunOutcome.Failed or RunOutcome.Held ? LogLevel.Error : LogLevel.Information;
        log.Log(level, "Run {Run} ended {Outcome} after {Seconds:0.0} s: {Message}", record.Id, record.Outcome, record.Duration.TotalSeconds, record.Message);
    }
}

/// <summary>Calls for a refresh because figures changed. Calls that come while one waits to begin are one call.</summary>
internal sealed class RefreshCall(IOptions<PullOptions> options, TimeProvider clock, ILogger<RefreshCall> log)
{
    public const string NewFigures = "new-figures";
    private readonly Lock _gate = new();
    private DateTimeOffset _begins = DateTimeOffset.MinValue;

    public async Task CallAsync(IScheduler scheduler, CancellationToken cancellation)
    {
        if (Begin() is not { } at)
            return;
        log.LogInformation("Figures changed: a refresh begins at {At:HH:mm:ss} UTC", at);
        var trigger = TriggerBuilder.Create().WithIdentity(NewFigures, $"{at.UtcDateTime:O}").ForJob(RefreshJob.Key).StartAt(at)
            .WithSimpleSchedule(once => once.WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow)).Build();
        await scheduler.ScheduleJob(trigger, cancellationToken: cancellation);
    }

    /// <returns>When the refresh begins, or null where one that was called for has not begun yet.</returns>
    internal DateTimeOffset? Begin()
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (now < _begins)
                return null;
            return _begins = now.AddSeconds(options.Value.GatherSeconds);
        }
    }
}
