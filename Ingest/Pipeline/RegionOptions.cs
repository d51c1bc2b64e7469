using System.ComponentModel.DataAnnotations;

namespace HealthNeeds.Ingest.Pipeline;

/// <summary>The root of the configuration: the environment variable Region.</summary>
internal sealed class RegionOptions
{
    /// <summary>An id in data/regions.json or an ICB code.</summary>
    [Required]
    public string Region { get; set; } = "south-yorkshire";
}
