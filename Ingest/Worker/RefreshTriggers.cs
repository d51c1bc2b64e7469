using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Quartz;

namespace HealthNeeds.Ingest.Worker;

/// <summary>Gives the refresh job its triggers when the worker starts: the schedule, and a run at once where one is due.</summary>
internal sealed class RefreshTriggers(ISchedulerFactory schedulers, IOptions<WorkerOptions> options, RefreshDue due, TimeProvider clock, ILogger<RefreshTriggers> log) : IHostedService
{
    public const string Schedule = "schedule";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var missed = await KeepScheduleAsync(scheduler, cancellationToken);
        log.LogInformation("Refreshes follow the schedule '{Schedule}' ({TimeZone}); the next is at {Next:yyyy-MM-dd HH:mm} UTC", options.Value.Schedule, options.Value.TimeZone, RefreshDue.NextAfter(clock.GetUtcNow(), options.Value));
        if (due.Now() is not { } reason || (missed && reason == RefreshDue.MissedRun))
            return;
        // Of workers that start together, one sets it.
        var now = TriggerBuilder.Create().WithIdentity(reason).ForJob(RefreshJob.Key).StartNow().Build();
        if ((await scheduler.ScheduleTrigger(now, TriggerConflict.Keep, cancellationToken)).Outcome == ScheduleOutcome.Kept)
            log.LogInformation("A refresh is due ({Reason}); another worker has set it already", reason);
        else
            log.LogInformation("A refresh starts now ({Reason})", reason);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public static ITrigger Cron(WorkerOptions options) =>
        TriggerBuilder.Create()
            .WithIdentity(Schedule)
            .ForJob(RefreshJob.Key)
            .WithCronSchedule(options.Schedule, cron => cron
                .InTimeZone(options.Zone())
                .WithMisfireInstruction(Instruction(options.MissedRun)))
            .Build();

    /// <summary>A schedule that is kept already stays as it is, with the time it is due: only a changed setting replaces it.</summary>
    /// <returns>True where a time of the kept schedule has passed: it will be made up for, or left, as MissedRun says.</returns>
    private async Task<bool> KeepScheduleAsync(IScheduler scheduler, CancellationToken cancellation)
    {
        var wanted = (ICronTrigger)Cron(options.Value);
        var kept = await scheduler.GetTrigger(wanted.Key, cancellation) as ICronTrigger;
        if (kept is not null && IsSame(kept, wanted))
            return kept.NextFireTimeUtc <= clock.GetUtcNow();
        // Where there is none, the first of several workers that start together sets it.
        await scheduler.ScheduleTrigger(wanted, kept is null ? TriggerConflict.Keep : TriggerConflict.Replace, cancellation);
        if (kept is not null)
            log.LogInformation("The schedule was '{Schedule}' ({TimeZone}) and is replaced", kept.CronExpressionString, kept.TimeZone.Id);
        return false;
    }

    private static bool IsSame(ICronTrigger one, ICronTrigger other) =>
        one.CronExpressionString == other.CronExpressionString && one.TimeZone.Id == other.TimeZone.Id && one.MisfireInstruction == other.MisfireInstruction;

    private static CronTriggerMisfireInstruction Instruction(MissedRunPolicy policy) => policy switch
    {
        MissedRunPolicy.RunOnce => CronTriggerMisfireInstruction.FireAndProceed,
        MissedRunPolicy.Skip => CronTriggerMisfireInstruction.DoNothing,
        _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, "Not a policy for missed runs."),
    };
}
