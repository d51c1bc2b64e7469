using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.SourceRecords;

/// <summary>Whether, when and how many publishers are asked. Section "Live" of the configuration: Live__Offline and so on in the environment.</summary>
internal sealed class PullOptions
{
    public const string Section = "Live";

    /// <summary>True where no publisher is ever asked: the figures that are there serve.</summary>
    public bool Offline { get; set; }

    /// <summary>How many sources are asked side by side.</summary>
    [Range(1, 16)]
    public int MaxConcurrentSources { get; set; } = 4;

    /// <summary>A scheduled time is moved by up to this much, so that installations do not all ask at once.</summary>
    [Range(0, 86_400)]
    public int JitterSeconds { get; set; } = 900;

    /// <summary>How long the refresh waits for other sources' figures after the first that changed.</summary>
    [Range(0, 3_600)]
    public int GatherSeconds { get; set; } = 60;

    /// <summary>By id of the source.</summary>
    public Dictionary<string, SourcePullOptions> Sources { get; } = new(StringComparer.OrdinalIgnoreCase);

    public SourcePullOptions Of(string source) => Sources.GetValueOrDefault(source) ?? new SourcePullOptions();
}

/// <summary>One source's settings: Live__Sources__qof2021__Schedule and so on.</summary>
internal sealed class SourcePullOptions
{
    /// <summary>False where this source is not asked, by schedule or refresh.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>A Quartz cron expression, seconds first; null takes what suits the source's cadence.</summary>
    public string? Schedule { get; set; }

    /// <summary>How long figures count as fresh after the publisher's last answer; null takes two intervals of the schedule and a day.</summary>
    public TimeSpan? AllowedAge { get; set; }
}

/// <summary>Refuses a source's schedule that Quartz could not keep, before anything starts.</summary>
internal sealed class PullOptionsValidator(TimeProvider clock) : IValidateOptions<PullOptions>
{
    public ValidateOptionsResult Validate(string? name, PullOptions options)
    {
        var problems = options.Sources.Where(s => s.Value.Schedule is not null)
            .Select(s => CronScheduleCheck.Problem($"Live__Sources__{s.Key}__Schedule", s.Value.Schedule!, clock.GetUtcNow()))
            .OfType<string>().ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
