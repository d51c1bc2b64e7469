using System.ComponentModel.DataAnnotations;

namespace HealthNeeds.Ingest.Live.Nomis;

/// <summary>What is asked of Nomis; configuration section Live:Nomis.</summary>
internal sealed class NomisOptions
{
    public const string Section = "Live:Nomis";

    /// <summary>Folder below the publisher's address that holds census2021-ts037.zip and the like.</summary>
    [Required]
    public string CensusFolder { get; set; } = "output/census/2021/";
}
