using System.ComponentModel.DataAnnotations;
using HealthNeeds.Store;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Http;

/// <summary>How publishers are asked. Section "Live" of the configuration, which others read too.</summary>
internal sealed class DownloadOptions
{
    public const string Section = "Live";

    /// <summary>Where a publisher who wonders about our requests finds whoever runs this; part of the User-Agent where it is set.</summary>
    public Uri? Contact { get; set; }

    /// <summary>An answer that a cut-off pull took this long ago at most is not asked for again.</summary>
    [Range(0, 168)]
    public double TakeUpWithinHours { get; set; } = 6;

    /// <summary>By name of the publisher; one that is not here is asked by the defaults.</summary>
    public Dictionary<string, PublisherOptions> Publishers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public TimeSpan TakeUpWithin => TimeSpan.FromHours(TakeUpWithinHours);

    public PublisherOptions Of(string publisher) => Publishers.GetValueOrDefault(publisher) ?? new PublisherOptions();
}

/// <summary>How one publisher is asked. Configuration Live:Publishers:NAME (Live__Publishers__NAME__MaxConcurrentRequests in the environment).</summary>
internal sealed class PublisherOptions
{
    /// <summary>Requests under way at the same time.</summary>
    [Range(1, 16)]
    public int MaxConcurrentRequests { get; set; } = 2;

    /// <summary>Between the starts of two requests, in milliseconds.</summary>
    [Range(0, 60_000)]
    public int MinRequestIntervalMilliseconds { get; set; } = 100;

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

    /// <summary>The longest that one pull waits to ask again, all its requests together. A publisher that answers each of thousands only at the third try would be asked for days.</summary>
    [Range(0.01, 86_400)]
    public double PullWaitSeconds { get; set; } = 1800;

    /// <summary>So many failures within two minutes, and hardly a success, and the publisher is left alone for a while.</summary>
    [Range(2, 1000)]
    public int BreakAfter { get; set; } = 10;

    [Range(0.5, 3600)]
    public double BreakSeconds { get; set; } = 60;

    public TimeSpan Try => TimeSpan.FromSeconds(TrySeconds);

    public TimeSpan Total => TimeSpan.FromSeconds(TotalSeconds);

    public TimeSpan PullWait => TimeSpan.FromSeconds(PullWaitSeconds);

    public TimeSpan LongestRetryAfter => TimeSpan.FromSeconds(LongestRetryAfterSeconds);
}

/// <summary>Refuses limits that no publisher could be asked by, before anything is asked.</summary>
internal sealed class DownloadOptionsValidator : IValidateOptions<DownloadOptions>
{
    public ValidateOptionsResult Validate(string? name, DownloadOptions options)
    {
        var problems = options.Publishers.SelectMany(p => Problems(p.Key, p.Value)).ToList();
        if (options.Contact is { IsAbsoluteUri: false })
            problems.Add($"Live__Contact '{options.Contact}' is not a whole address. Expected one as in 'https://example.org/about'.");
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(string publisher, PublisherOptions limits)
    {
        foreach (var problem in SettingAnnotations.Problems($"{DownloadOptions.Section}:Publishers:{publisher}", limits))
            yield return problem;
        if (limits.TotalSeconds < limits.TrySeconds)
            yield return $"Live__Publishers__{publisher}: TotalSeconds ({limits.TotalSeconds}) is less than TrySeconds ({limits.TrySeconds}); a request could not finish even one try.";
    }
}
