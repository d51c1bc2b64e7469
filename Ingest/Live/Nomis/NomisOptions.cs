using System.ComponentModel.DataAnnotations;

namespace HealthNeeds.Ingest.Live.Nomis;

/// <summary>What is asked of Nomis; configuration section Live:Nomis.</summary>
internal sealed class NomisOptions
{
    public const string Section = "Live:Nomis";

    /// <summary>Folder below the publisher's address that holds census2021-ts037.zip and the like.</summary>
    [Required]
    public string CensusFolder { get; set; } = "output/census/2021/";

    /// <summary>Dataset of small-area population estimates on the LSOAs of 2021.</summary>
    [Required]
    public string Population { get; set; } = "NM_2014_1";

    /// <summary>Nomis's name for the LSOAs of 2021; England and Wales, for it has none for England alone.</summary>
    [Required]
    public string PopulationAreas { get; set; } = "TYPE151";

    /// <summary>Rows asked for at once: what Nomis gives without an account.</summary>
    [Range(1, 25_000)]
    public int PageSize { get; set; } = 25_000;

    [Range(1, 1_000)]
    public int MostPages { get; set; } = 40;
}
