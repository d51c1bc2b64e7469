using System.ComponentModel.DataAnnotations;

namespace HealthNeeds.Ingest.Live.NhsDigital;

/// <summary>Where NHS England keeps its files; configuration section Live:NhsDigital. Each publication has a path of its own.</summary>
internal sealed class NhsDigitalOptions
{
    public const string Section = "Live:NhsDigital";

    /// <summary>Path of the zip with the Quality and Outcomes Framework's raw data.</summary>
    [Required]
    public string Qof { get; set; } = "90/6F833F/QOF_2122_V2.zip";

    /// <summary>First calendar year of its financial year: 2021 for 2021/22.</summary>
    [Range(2018, 2099)]
    public int QofYear { get; set; } = 2021;

    /// <summary>Path of the zip with patients registered by practice and LSOA.</summary>
    [Required]
    public string Registrations { get; set; } = "E3/7F080B/gp-reg-pat-prac-lsoa-male-female-July-23.zip";

    /// <summary>Megabytes that either may have, unpacked.</summary>
    [Range(1, 4096)]
    public int Megabytes { get; set; } = 1024;
}
