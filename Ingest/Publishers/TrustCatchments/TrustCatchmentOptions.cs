using System.ComponentModel.DataAnnotations;

namespace HealthNeeds.Ingest.Publishers.TrustCatchments;

/// <summary>
/// Where GOV.UK keeps OHID's catchment populations of acute trusts, and by which headings their columns go: the expected one first. Headings are
/// told apart by their words, whatever their capitals, brackets and line breaks; what settings list is known besides. Configuration section Live:TrustCatchments.
/// </summary>
internal sealed class TrustCatchmentOptions
{
    public const string Section = "Live:TrustCatchments";

    /// <summary>Path below the publisher's address. Each edition has one of its own.</summary>
    [Required]
    public string Path { get; set; } = "media/6a199144050971fbebf3bc3f/nhs-acute-hospital-trust-catchment-populations-data_tables-april-2026.ods";

    /// <summary>Megabytes that it may have, unpacked. That of April 2026 has 550.</summary>
    [Range(1, 4096)]
    public int Megabytes { get; set; } = 1024;

    public string[] Period { get; set; } = ["Catchment year", "CatchmentYear"];

    public string[] Admission { get; set; } = ["Admission type", "AdmissionType"];

    public string[] Trust { get; set; } = ["Trust code", "TrustCode"];

    public string[] TrustName { get; set; } = ["Trust name", "TrustName"];

    /// <summary>MSOAs of 2021; those of 2011, "msoa" in editions up to 2022, are other areas.</summary>
    public string[] Msoa { get; set; } = ["MSOA21CD", "MSOA code (MSOA21CD)", "Middle layer super output area code (MSOA21CD)", "MSOA code (2021)"];

    public string[] Patients { get; set; } = ["Patients admitted", "Patients"];

    public string[] Share { get; set; } = ["Patients admitted as a proportion of total patients", "Proportion"];

    public long BytesAtMost => (long)Megabytes << 20;

    /// <summary>Every column that is read.</summary>
    public IReadOnlyList<string[]> Columns => [Period, Admission, Trust, TrustName, Msoa, Patients, Share];
}
