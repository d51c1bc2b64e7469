using System.ComponentModel.DataAnnotations;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Worker.Cluster;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Worker;

/// <summary>When the worker refreshes. Section "Worker" of the configuration: Worker__Schedule and so on in the environment.</summary>
internal sealed class WorkerOptions
{
    public const string Section = "Worker";

    /// <summary>A Quartz cron expression, seconds first. Every Monday at 03:30 where nothing is said.</summary>
    [Required]
    public string Schedule { get; set; } = "0 30 3 ? * MON";

    /// <summary>The IANA time zone the schedule is read in.</summary>
    [Required]
    public string TimeZone { get; set; } = "Europe/London";

    /// <remarks>No property: whoever checks annotations reads every property, before it is told what is wrong.</remarks>
    /// <exception cref="TimeZoneNotFoundException">This machine does not know it: the worker's start refuses such a setting.</exception>
    public TimeZoneInfo Zone() => TimeZones.Find(TimeZone) ?? throw new TimeZoneNotFoundException($"This machine knows no time zone '{TimeZone}'.");

    /// <summary>What happens to a scheduled time that passed while the worker was busy or asleep.</summary>
    public MissedRunPolicy MissedRun { get; set; } = MissedRunPolicy.RunOnce;

    /// <summary>A scheduled time counts as missed when it is this late.</summary>
    [Range(1, 3600)]
    public int MissedAfterSeconds { get; set; } = 60;

    /// <summary>Whether a worker that starts refreshes at once.</summary>
    public StartPolicy AtStart { get; set; } = StartPolicy.WhenNoRelease;

    /// <summary>How often figures are looked for that began to serve without the worker, as those an analyst accepted.</summary>
    [Range(1, 3600)]
    public int LookSeconds { get; set; } = 30;

    /// <summary>How long a stopping worker waits for the run in hand to leave things tidy.</summary>
    [Range(1, 600)]
    public int StopWithinSeconds { get; set; } = 20;

    /// <summary>Into how many shards at least the training of models is dealt, for any worker of the schedule to take; 0: this worker trains them itself.</summary>
    [Range(0, 64)]
    public int Shards { get; set; }

    /// <summary>Whether other workers share the schedule.</summary>
    public ClusterOptions Cluster { get; set; } = new();
}

internal enum StartPolicy
{
    WhenNoRelease,
    Always,
    Never,
}

internal enum MissedRunPolicy
{
    /// <summary>However many were missed, run once as soon as possible, then keep to the schedule.</summary>
    RunOnce,

    /// <summary>Wait for the next scheduled time.</summary>
    Skip,
}

/// <summary>Refuses a schedule that Quartz could not keep, before anything starts.</summary>
internal sealed class WorkerOptionsValidator(TimeProvider clock) : IValidateOptions<WorkerOptions>
{
    public ValidateOptionsResult Validate(string? name, WorkerOptions options)
    {
        var problems = new[] { CronScheduleCheck.Problem("Worker__Schedule", options.Schedule, clock.GetUtcNow()), TimeZoneProblem(options.TimeZone) }.OfType<string>().Concat(options.Cluster.Problems()).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static string? TimeZoneProblem(string id) =>
        TimeZones.Find(id) is not null
            ? null
            : $"Worker__TimeZone '{id}' is not a time zone this machine knows. Expected an IANA name, as in 'Europe/London' or 'UTC'.";
}
