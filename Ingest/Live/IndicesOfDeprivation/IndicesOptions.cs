using System.ComponentModel.DataAnnotations;

namespace HealthNeeds.Ingest.Live.IndicesOfDeprivation;

/// <summary>Where GOV.UK keeps the Indices of Deprivation; configuration section Live:IndicesOfDeprivation.</summary>
internal sealed class IndicesOptions
{
    public const string Section = "Live:IndicesOfDeprivation";

    /// <summary>Path below the publisher's address: all ranks, scores, deciles and denominators, edition of 2025.</summary>
    [Required]
    public string Scores2025 { get; set; } = "media/691ded56d140bbbaa59a2a7d/File_7_IoD2025_All_Ranks_Scores_Deciles_Population_Denominators.csv";

    [Required]
    public string Indicators2025 { get; set; } = "media/691dec012c6b98ecdbc500d4/File_8_IoD2025_Underlying_Indicators.xlsx";

    [Required]
    public string Scores2019 { get; set; } = "media/5dc407b440f0b6379a7acc8d/File_7_-_All_IoD2019_Scores__Ranks__Deciles_and_Population_Denominators_3.csv";

    [Required]
    public string Indicators2019 { get; set; } = "government/uploads/system/uploads/attachment_data/file/833992/File_8_-_IoD2019_Underlying_Indicators.xlsx";

    /// <summary>Megabytes a workbook may have, unpacked.</summary>
    [Range(1, 4096)]
    public int WorkbookMegabytes { get; set; } = 512;
}
