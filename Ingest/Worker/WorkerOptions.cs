using System.ComponentModel.DataAnnotations;

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
}
