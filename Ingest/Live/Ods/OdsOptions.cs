using System.ComponentModel.DataAnnotations;

namespace HealthNeeds.Ingest.Live.Ods;

/// <summary>How NHS ODS is asked; configuration section Live:Ods.</summary>
internal sealed class OdsOptions
{
    public const string Section = "Live:Ods";

    /// <summary>Path of the directory's organisations below the publisher's address; a code follows it, or a search.</summary>
    [Required]
    public string Organisations { get; set; } = "ORD/2-0-0/organisations";

    /// <summary>The search that lists England's GP practices: prescribing cost centres (RO177) that are GP practices (RO76) and open.</summary>
    [Required]
    public string Practices { get; set; } = "PrimaryRoleId=RO177&NonPrimaryRoleId=RO76&Status=Active";

    /// <summary>Organisations in one answer; the directory gives a thousand at most.</summary>
    [Range(1, 1000)]
    public int PageSize { get; set; } = 1000;

    /// <summary>More pages than this are refused: the list is of something else.</summary>
    [Range(1, 1000)]
    public int MostPages { get; set; } = 50;
}
