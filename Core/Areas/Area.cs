namespace HealthNeeds.Core.Areas;

/// <summary>One area of England and where it sits. A parent that does not apply at this level is null.</summary>
/// <param name="Name">The official name, as in "Barnsley 021F".</param>
/// <param name="PlaceName">The name residents use, where one is published (House of Commons Library MSOA names), as in "Worsbrough".</param>
/// <param name="Population">Usual residents, Census 2021; null where the release does not hold it.</param>
/// <param name="Location">Population-weighted centroid.</param>
public sealed record Area(
    AreaCode Code,
    AreaLevel Level,
    string Name,
    string? PlaceName,
    AreaCode? Msoa,
    AreaCode? LocalAuthority,
    string? LocalAuthorityName,
    AreaCode? Icb,
    int? Population,
    string? RuralUrban,
    Location? Location)
{
    /// <summary>The place name first, then the official name, as a resident would look for it.</summary>
    public string DisplayName => PlaceName ?? Name;
}
