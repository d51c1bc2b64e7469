using HealthNeeds.Core.Areas;

namespace HealthNeeds.Core.Research;

/// <summary>One award or supported project of a public register of research, and the organisation it was made to. No field of persons is read; the title is the register's own words.</summary>
/// <param name="Register">Id of the source that holds it: "nihr-open-data", "ukri-gtr".</param>
/// <param name="Id">As the register has it; it may hold slashes.</param>
/// <param name="Kind"><see cref="Award"/> or <see cref="SupportedProject"/>.</param>
/// <param name="Status">As printed: "Active", "Contracted".</param>
/// <param name="Organisation">As printed; null where the register names none.</param>
/// <param name="Location">Where the register places the organisation; null where it does not.</param>
/// <param name="Pounds">Of the whole award, GBP; null where the register gives no amount.</param>
/// <param name="Link">Its public page.</param>
/// <param name="Categories">HRCS health categories as printed, with the share of the award that each has; shares sum to 1, or to less where a part is unclassified, or there are none.</param>
/// <param name="Apportioned">True where the register gives the shares; false where they are taken as equal.</param>
/// <param name="Seen">The day on which the register last gave it.</param>
public sealed record ResearchAward(
    string Register,
    string Id,
    string Kind,
    string Title,
    string? Funder,
    string? Programme,
    string Status,
    string? Organisation,
    string? Postcode,
    Location? Location,
    double? Pounds,
    DateOnly? Start,
    DateOnly? End,
    string Link,
    IReadOnlyList<CategoryShare> Categories,
    bool Apportioned,
    DateOnly Seen)
{
    public const string Award = "award";

    /// <summary>A project that an infrastructure (a centre, collaboration or facility) supports; its money is not counted.</summary>
    public const string SupportedProject = "supported-project";
}

/// <param name="Share">Of the award, above 0 and at most 1.</param>
public sealed record CategoryShare(string Category, double Share);
