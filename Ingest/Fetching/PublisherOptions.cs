using System.ComponentModel.DataAnnotations;

namespace HealthNeeds.Ingest.Fetching;

/// <summary>How one publisher is asked. Configuration Live:Publishers:NAME (Live__Publishers__NAME__AtOnce in the environment).</summary>
internal sealed class PublisherOptions
{
    /// <summary>Requests under way at the same time.</summary>
    [Range(1, 16)]
    public int AtOnce { get; set; } = 2;

    /// <summary>Between the starts of two requests, in milliseconds.</summary>
    [Range(0, 60_000)]
    public int Apart { get; set; } = 100;

    /// <summary>The longest one try may take, the whole body included.</summary>
    [Range(0.01, 3600)]
    public double TrySeconds { get; set; } = 300;

    /// <summary>The longest all tries of one request may take, the waits between them included.</summary>
    [Range(0.01, 14_400)]
    public double TotalSeconds { get; set; } = 1800;

    /// <summary>Tries after the first.</summary>
    [Range(0, 10)]
    public int Retries { get; set; } = 4;

    /// <summary>The wait before the second try; it doubles from try to try, with jitter.</summary>
    [Range(0.001, 60)]
    public double FirstWaitSeconds { get; set; } = 1;

    [Range(0.001, 600)]
    public double LongestWaitSeconds { get; set; } = 30;

    /// <summary>The longest Retry-After that is waited for. A publisher that asks for more is left alone, and the refresh told until when.</summary>
    [Range(0, 3600)]
    public double LongestRetryAfterSeconds { get; set; } = 120;

    /// <summary>So many failures within two minutes, and hardly a success, and the publisher is left alone for a while.</summary>
    [Range(2, 1000)]
    public int BreakAfter { get; set; } = 10;

    [Range(0.5, 3600)]
    public double BreakSeconds { get; set; } = 60;

    public TimeSpan Try => TimeSpan.FromSeconds(TrySeconds);

    public TimeSpan Total => TimeSpan.FromSeconds(TotalSeconds);

    public TimeSpan LongestRetryAfter => TimeSpan.FromSeconds(LongestRetryAfterSeconds);
}
