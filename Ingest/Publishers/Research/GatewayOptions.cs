using System.ComponentModel.DataAnnotations;

namespace HealthNeeds.Ingest.Publishers.Research;

/// <summary>What is asked of UKRI's Gateway to Research (GtR-2); configuration section Live:Gateway.</summary>
internal sealed class GatewayOptions
{
    public const string Section = "Live:Gateway";

    /// <summary>Path of the API below the publisher's address.</summary>
    [Required]
    public string Api { get; set; } = "gtr/api";

    /// <summary>Words that projects are searched by; of those found, the ones with an HRCS health category are taken.</summary>
    [Required]
    [MinLength(1)]
    public string Query { get; set; } = "health";

    /// <summary>Projects in one answer; the Gateway gives from 10 to 100.</summary>
    [Range(10, 100)]
    public int PageSize { get; set; } = 100;

    /// <summary>More pages than this are refused: the search is too wide.</summary>
    [Range(1, 10_000)]
    public int MostPages { get; set; } = 1_000;
}
