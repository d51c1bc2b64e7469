using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.State;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Quartz;

namespace HealthNeeds.Ingest.Worker;

/// <summary>Gives the refresh job its triggers when the worker starts: the schedule, and a run at once where one is due.</summary>
internal sealed class RefreshTriggers(ISchedulerFactory schedulers, IOptions<WorkerOptions> options, IngestPaths paths, ServingFigures live, ReleaseCatalogue releases, TimeProvider clock, ILogger<RefreshTriggers> log) : IHostedService
{
    public const string Schedule = "schedule";

    public const string FirstRun = "first-run";

    public const string MissedRun = "missed-run";

    /// <summary>The release there is was made by an older version of the product and cannot be read by this one.</summary>
    public const string Upgrade = "upgrade";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var cron = Cron(options.Value);
        await scheduler.ScheduleJob(cron, cancellationToken: cancellationToken);
        log.LogInformation("Refreshes follow the schedule '{Schedule}' ({TimeZone}); the next is at {Next:yyyy-MM-dd HH:mm} UTC", options.Value.Schedule, options.Value.TimeZone, NextAfter(clock.GetUtcNow(), options.Value));
        if (DueNow() is { } reason)
        {
            log.LogInformation("A refresh starts now ({Reason})", reason);
            await scheduler.ScheduleJob(TriggerBuilder.Create().WithIdentity(reason).ForJob(RefreshJob.Key).StartNow().Build(), cancellationToken: cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public static ITrigger Cron(WorkerOptions options) =>
        TriggerBuilder.Create()
            .WithIdentity(Schedule)
            .ForJob(RefreshJob.Key)
            .WithCronSchedule(options.Schedule, cron => cron
                .InTimeZone(options.Zone)
                .WithMisfireInstruction(Instruction(options.MissedRun)))
            .Build();

    /// <summary>Why a worker that starts now should refresh at once, or null where it should wait for its schedule.</summary>
    /// <param name="unreadable">True where the current release cannot be read by this version.</param>
    /// <param name="lastRun">The last run that did its work: one that failed or was stopped is still owed.</param>
    /// <param name="lastFigures">When figures of any source last began to serve.</param>
    internal static string? DueNow(WorkerOptions options, bool hasRelease, bool unreadable, RunRecord? lastRun, DateTimeOffset? lastFigures, DateTimeOffset now) => options switch
    {
        { AtStart: StartPolicy.Never } => null,
        { AtStart: StartPolicy.Always } => FirstRun,
        _ when !hasRelease => FirstRun,
        _ when unreadable => Upgrade,
        // Quartz keeps its triggers in memory: what passed while no worker ran shows only in the run log. A run of a time that is yet to come says
        // that a clock was wrong, and nothing of what passed.
        { MissedRun: MissedRunPolicy.RunOnce } when lastRun is not null && (lastRun.Started > now || NextAfter(lastRun.Started, options) <= now) => MissedRun,
        _ when lastFigures > lastRun?.Started => RefreshCall.NewFigures,
        _ => null,
    };

    private string? DueNow() =>
        DueNow(options.Value, paths.HasRelease, releases.List().Any(r => r is { IsCurrent: true, Problem: not null }), LastDone(), live.LastChanged(), clock.GetUtcNow());

    private RunRecord? LastDone() => new RunLog(paths.Releases).List().FirstOrDefault(r => r.Outcome is RunOutcome.Published or RunOutcome.Unchanged or RunOutcome.Held);

    internal static DateTimeOffset? NextAfter(DateTimeOffset time, WorkerOptions options) =>
        new CronExpression(options.Schedule, options.Zone).GetNextValidTimeAfter(time);

    private static CronTriggerMisfireInstruction Instruction(MissedRunPolicy policy) => policy switch
    {
        MissedRunPolicy.RunOnce => CronTriggerMisfireInstruction.FireAndProceed,
        MissedRunPolicy.Skip => CronTriggerMisfireInstruction.DoNothing,
        _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, "Not a policy for missed runs."),
    };
}
