using System.ComponentModel.DataAnnotations;

namespace HealthNeeds.Ingest.Editions;

/// <summary>Where newer editions are looked for; configuration section Live:Editions. Paths are below each publisher's address.</summary>
internal sealed class EditionOptions
{
    public const string Section = "Live:Editions";

    /// <summary>GOV.UK's collection that lists every edition of the Indices of Deprivation.</summary>
    [Required]
    public string IndicesCollection { get; set; } = "government/collections/english-indices-of-deprivation";

    /// <summary>Page of one edition of the Indices, without its year.</summary>
    [Required]
    public string IndicesPage { get; set; } = "government/statistics/english-indices-of-deprivation-";

    /// <summary>NHS England's series of the Quality and Outcomes Framework.</summary>
    [Required]
    public string QofSeries { get; set; } = "quality-and-outcomes-framework-achievement-prevalence-and-exceptions-data";

    /// <summary>NHS England's series of patients registered at GP practices; each third month has the file by LSOA.</summary>
    [Required]
    public string RegistrationSeries { get; set; } = "patients-registered-at-a-gp-practice";

    /// <summary>Longest that one source's publisher is looked at, retries included.</summary>
    [Range(1, 600)]
    public int TimeLimitSeconds { get; set; } = 60;
}
