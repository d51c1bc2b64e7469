using HealthNeeds.Dashboard.Api.Releases;

namespace HealthNeeds.Dashboard.Api.Areas;

/// <param name="Level">Null where a search looked at every level.</param>
internal sealed record AreaList(ReleaseStamp Release, string? Level, AreaStamp Within, string? Search, string Licence, IReadOnlyList<string> Attribution, IReadOnlyList<AreaItem> Items);

/// <param name="Name">The official name.</param>
/// <param name="PlaceName">The name residents use, where one is published.</param>
/// <param name="Icb">Its ICB today.</param>
/// <param name="Icb24">Its ICB in April 2024, whose code older figures carry; it may be none of today's.</param>
/// <param name="Population">Usual residents, Census 2021.</param>
internal sealed record AreaItem(
    string Code,
    string Name,
    string? PlaceName,
    string Level,
    string? Msoa,
    string? LocalAuthority,
    string? LocalAuthorityName,
    string? Icb,
    string? Icb24,
    int? Population,
    string? RuralUrban,
    double? Latitude,
    double? Longitude)
{
    public static AreaItem Of(Area area) => new(
        area.Code.Value,
        area.Name,
        area.PlaceName,
        area.Level.Id(),
        area.Msoa?.Value,
        area.LocalAuthority?.Value,
        area.LocalAuthorityName,
        area.Icb?.Value,
        area.Icb24?.Value,
        area.Population,
        area.RuralUrban,
        area.Location?.Latitude,
        area.Location?.Longitude);
}

/// <summary>An area where only what it is matters.</summary>
internal sealed record AreaStamp(string Code, string Name, string Level)
{
    public static AreaStamp Of(Area area) => new(area.Code.Value, area.Name, area.Level.Id());
}
