using System.ComponentModel.DataAnnotations;

namespace HealthNeeds.Ingest.Fetching;

/// <summary>How publishers are asked. Section "Live" of the configuration, which others read too.</summary>
internal sealed class FetchingOptions
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
