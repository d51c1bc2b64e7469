using HealthNeeds.Core.Areas;

namespace HealthNeeds.Dashboard.Api.Areas;

/// <summary>Which areas can be looked into for areas of a level.</summary>
internal static class Containment
{
    /// <param name="level">Null: any level.</param>
    public static bool Holds(AreaLevel container, AreaLevel? level) => level switch
    {
        AreaLevel.Ltla24 => container is AreaLevel.England or AreaLevel.Icb24,
        AreaLevel.Msoa21 => container is AreaLevel.England or AreaLevel.Icb24 or AreaLevel.Ltla24,
        _ => container is AreaLevel.England or AreaLevel.Icb24 or AreaLevel.Ltla24 or AreaLevel.Msoa21,
    };

    public static string Describe(AreaLevel level) => level switch
    {
        AreaLevel.Lsoa21 => "an LSOA",
        AreaLevel.Msoa21 => "an MSOA",
        AreaLevel.Ltla24 => "a local authority",
        AreaLevel.Icb24 => "an ICB",
        _ => "a country",
    };

    public static IReadOnlyList<string> Allowed(AreaLevel? level, Region region) =>
    [
        $"England ({AreaCode.England})",
        $"an ICB, as in {region.Icb} ({region.Name})",
        .. Holds(AreaLevel.Ltla24, level) ? ["a local authority, as in E08000016"] : Array.Empty<string>(),
        .. Holds(AreaLevel.Msoa21, level) ? ["an MSOA, as in E02001509"] : Array.Empty<string>(),
    ];
}
