namespace HealthNeeds.Ingest.Live;

/// <summary>One source's settings: Live__Sources__qof2021__Schedule and so on.</summary>
internal sealed class LiveSourceOptions
{
    /// <summary>False where this source is not asked, by schedule or refresh.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>A Quartz cron expression, seconds first; null takes what suits the source's cadence.</summary>
    public string? Schedule { get; set; }

    /// <summary>How long figures count as fresh after the publisher's last answer; null takes two intervals of the schedule and a day.</summary>
    public TimeSpan? AllowedAge { get; set; }
}
