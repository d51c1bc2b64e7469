using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Worker.Cluster;
using HealthNeeds.Ingest.Workspace;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Quartz;

namespace HealthNeeds.Ingest.Worker;

/// <summary>One refresh, whenever a trigger fires; never two at once on one schedule, and the run lock keeps other processes out.</summary>
[DisallowConcurrentExecution]
internal sealed class RefreshJob(Refresh refresh, IOptions<RegionOptions> region, RefreshDue due, RefreshCall calls, TimeProvider clock, ILogger<RefreshJob> log) : IJob
{
    /// <summary>A run that failed is tried again then, whatever its schedule says.</summary>
    internal static readonly TimeSpan AfterAFailure = TimeSpan.FromHours(1);

    /// <summary>A run that found the directory taken and comes by no schedule is looked at again then; so is one that was taken over while its first worker turns out to live, as after a pause of its machine.</summary>
    internal static readonly TimeSpan AfterTheHolder = TimeSpan.FromMinutes(1);

    private const string Retry = "retry";

    public static readonly JobKey Key = new("refresh");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var request = new RefreshRequest(region.Value.Region, Force: false, FiredTrigger.NameOf(context));
        if (context.Recovering)
            log.LogWarning("The refresh ({Trigger}) of a worker that is gone is taken over", request.Trigger);
        else if (!due.IsOwed(request.Trigger))
        {
            log.LogInformation("The refresh ({Trigger}) was done by another worker meanwhile", request.Trigger);
            return;
        }

        await RefreshAsync(context, request, cancellationToken);
    }

    private async Task RefreshAsync(IJobExecutionContext context, RefreshRequest request, CancellationToken cancellation)
    {
        try
        {
            var record = await refresh.RunAsync(request, [new LineDisplay(line => log.LogInformation("{Line}", line))], cancellation);
            Log(record);
            // Where workers share a schedule, another takes over what this one was asked to stop.
            if (record.Outcome == RunOutcome.Stopped)
                cancellation.ThrowIfCancellationRequested();
            if (record.Outcome == RunOutcome.Failed)
                await AgainAsync(context.Scheduler, AfterAFailure, cancellation);
        }
        catch (RunLockHeldException held)
        {
            // Whoever has the schedule's job and finds the directory taken gives way: nobody waits for one while holding the other.
            log.LogWarning("{Message} This run is left out.", held.Message);
            // Changed figures must not wait for next week because somebody else was busy.
            if (request.Trigger == RefreshCall.NewFigures)
                await calls.CallAsync(context.Scheduler, cancellation);
            // Nor one that is made up for, or tried again: no time of it comes again, and a rollback holds the directory for a moment only.
            else if (context.Recovering || request.Trigger != RefreshTriggers.Schedule)
                await AgainAsync(context.Scheduler, AfterTheHolder, cancellation);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            log.LogError(broken, "The releases directory cannot be used");
            await AgainAsync(context.Scheduler, AfterAFailure, cancellation);
        }
    }

    private async Task AgainAsync(IScheduler scheduler, TimeSpan wait, CancellationToken cancellation)
    {
        var at = clock.GetUtcNow() + wait;
        log.LogInformation("The refresh is tried again at {At:HH:mm} UTC", at);
        var trigger = TriggerBuilder.Create().WithIdentity(Retry).ForJob(Key).StartAt(at).Build();
        await StoreOutage.WaitOutAsync(async () => await scheduler.ScheduleTrigger(trigger, TriggerConflict.KeepEarlier, cancellation), log, cancellation);
    }

    private void Log(RunRecord record)
    {
        var level = record.Outcome is RunOutcome.Failed or RunOutcome.Held ? LogLevel.Error : LogLevel.Information;
        log.Log(level, "Run {Run} ended {Outcome} after {Seconds:0.0} s: {Message}", record.Id, record.Outcome, record.Duration.TotalSeconds, record.Message);
    }
}

/// <summary>Calls for a refresh because figures changed. Calls that come while one waits to begin are one call, whichever worker makes them.</summary>
internal sealed class RefreshCall(IOptions<PullOptions> options, TimeProvider clock, ILogger<RefreshCall> log)
{
    public const string NewFigures = "new-figures";

    public async Task CallAsync(IScheduler scheduler, CancellationToken cancellation)
    {
        var at = clock.GetUtcNow().AddSeconds(options.Value.GatherSeconds);
        var trigger = TriggerBuilder.Create().WithIdentity(NewFigures).ForJob(RefreshJob.Key).StartAt(at)
            .WithSimpleSchedule(once => once.WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow)).Build();
        var outcome = ScheduleOutcome.Kept;
        await StoreOutage.WaitOutAsync(async () => outcome = (await scheduler.ScheduleTrigger(trigger, TriggerConflict.Keep, cancellation)).Outcome, log, cancellation);
        if (outcome != ScheduleOutcome.Kept)
            log.LogInformation("Figures changed: a refresh begins at {At:HH:mm:ss} UTC", at);
    }
}
