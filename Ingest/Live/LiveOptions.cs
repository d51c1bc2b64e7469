using System.ComponentModel.DataAnnotations;

namespace HealthNeeds.Ingest.Live;

/// <summary>Whether, when and how many publishers are asked. Section "Live" of the configuration: Live__Offline and so on in the environment.</summary>
internal sealed class LiveOptions
{
    public const string Section = "Live";

    /// <summary>True where no publisher is ever asked: the figures that are there serve.</summary>
    public bool Offline { get; set; }

    /// <summary>How many sources are asked side by side.</summary>
    [Range(1, 16)]
    public int AtOnce { get; set; } = 4;

    /// <summary>A scheduled time is moved by up to this much, so that installations do not all ask at once.</summary>
    [Range(0, 86_400)]
    public int JitterSeconds { get; set; } = 900;

    /// <summary>How long the refresh waits for other sources' figures after the first that changed.</summary>
    [Range(0, 3_600)]
    public int GatherSeconds { get; set; } = 60;

    /// <summary>By id of the source.</summary>
    public Dictionary<string, LiveSourceOptions> Sources { get; } = new(StringComparer.OrdinalIgnoreCase);

    public LiveSourceOptions Of(string source) => Sources.GetValueOrDefault(source) ?? new LiveSourceOptions();
}
