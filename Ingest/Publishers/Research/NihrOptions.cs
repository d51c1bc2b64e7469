using System.ComponentModel.DataAnnotations;

namespace HealthNeeds.Ingest.Publishers.Research;

/// <summary>
/// What is asked of NIHR Open Data; configuration section Live:Nihr. Fields are asked for by name, and none that holds a person is asked for.
/// Which names are proven, as of November 2026 and without the portal having been asked from here:
/// the awards' (<see cref="NihrPortal.AwardFields"/>) stand in several public clients that read the same export, one of July 2026 with 11,502 rows (docs/data.md names them);
/// the coding's award and share are those that the portal's own description of its twin prints, the coding by research activity (projectid, hrcs_rac_category, funding_proportion), and its category is
/// called by the same pattern, which nothing proves;
/// the supported projects' are guesses: their page is public, clients read its export, and none names a field of it.
/// Where the portal has others, the set is left out, and that is told with the names it has; awards are held.
/// </summary>
internal sealed class NihrOptions : IValidatableObject
{
    public const string Section = "Live:Nihr";

    private static readonly string[] Personal = ["holder", "orcid", "investigator", "applicant", "person", "contact", "email", "lead_name"];

    /// <summary>Path of the portal's datasets (Explore API v2.1) below the publisher's address.</summary>
    [Required]
    public string Datasets { get; set; } = "api/explore/v2.1/catalog/datasets";

    /// <summary>One row an award.</summary>
    [Required]
    public string Awards { get; set; } = "nihr-summary-view";

    /// <summary>The HRCS health categories of each award, with its share.</summary>
    [Required]
    public string Coding { get; set; } = "infonihr-award-hrcs-coding-and-apportionment";

    /// <summary>Projects that NIHR's infrastructure supports.</summary>
    [Required]
    public string Projects { get; set; } = "nihr-infrastructure-supported-projects";

    [Required]
    public string CodingAward { get; set; } = "projectid";

    [Required]
    public string CodingCategory { get; set; } = "hrcs_health_category";

    [Required]
    public string CodingShare { get; set; } = "funding_proportion";

    [Required]
    public string ProjectId { get; set; } = "project_id";

    [Required]
    public string ProjectTitle { get; set; } = "project_title";

    [Required]
    public string ProjectStatus { get; set; } = "project_status";

    [Required]
    public string ProjectInfrastructure { get; set; } = "infrastructure";

    [Required]
    public string ProjectOrganisation { get; set; } = "organisation";

    [Required]
    public string ProjectPostcode { get; set; } = "postcode";

    [Required]
    public string ProjectCategory { get; set; } = "hrcs_health_category";

    [Required]
    public string ProjectStart { get; set; } = "start_date";

    [Required]
    public string ProjectEnd { get; set; } = "end_date";

    /// <summary>Largest answer that is taken.</summary>
    [Range(1, 1000)]
    public int Megabytes { get; set; } = 200;

    public IReadOnlyList<string> CodingFields => [.. CodingSettings.Select(s => s.Field)];

    public IReadOnlyList<string> ProjectFields => [.. ProjectSettings.Select(s => s.Field)];

    private IReadOnlyList<(string Setting, string Field)> CodingSettings => [(nameof(CodingAward), CodingAward), (nameof(CodingCategory), CodingCategory), (nameof(CodingShare), CodingShare)];

    private IReadOnlyList<(string Setting, string Field)> ProjectSettings =>
    [
        (nameof(ProjectId), ProjectId), (nameof(ProjectTitle), ProjectTitle), (nameof(ProjectStatus), ProjectStatus), (nameof(ProjectInfrastructure), ProjectInfrastructure), (nameof(ProjectOrganisation), ProjectOrganisation),
        (nameof(ProjectPostcode), ProjectPostcode), (nameof(ProjectCategory), ProjectCategory), (nameof(ProjectStart), ProjectStart), (nameof(ProjectEnd), ProjectEnd),
    ];

    /// <summary>A field of one of the two tables, with the setting that names it: "hrcs_health_category (Live__Nihr__CodingCategory)".</summary>
    public string Named(string dataset, string field) =>
        (dataset == Coding ? CodingSettings : ProjectSettings).Where(s => s.Field == field).Select(s => $"{field} (Live__Nihr__{s.Setting})").FirstOrDefault(field);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from field in CodingFields.Concat(ProjectFields)
        where Personal.Any(p => field.Contains(p, StringComparison.OrdinalIgnoreCase))
        select new ValidationResult($"{Section} asks for the field '{field}'. Expected fields of organisations and awards: none that names a person is asked for.");
}
