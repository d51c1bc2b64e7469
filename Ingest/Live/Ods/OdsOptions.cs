using System.ComponentModel.DataAnnotations;

namespace HealthNeeds.Ingest.Live.Ods;

/// <summary>How NHS ODS is asked; configuration section Live:Ods.</summary>
internal sealed class OdsOptions
{
    public const string Section = "Live:Ods";

    /// <summary>Path of the directory's search below the publisher's address.</summary>
    [Required]
    public string Search { get; set; } = "ORD/2-0-0/organisations";

    /// <summary>Organisations in one answer; the directory gives a thousand at most.</summary>
    [Range(1, 1000)]
    public int PageSize { get; set; } = 100;
}
