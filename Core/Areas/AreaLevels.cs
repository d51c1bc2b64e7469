namespace HealthNeeds.Core.Areas;

/// <summary>The names by which levels travel in addresses, files and releases.</summary>
public static class AreaLevels
{
    /// <summary>The levels that are ranked, smallest first.</summary>
    public static readonly IReadOnlyList<AreaLevel> Ranked = [AreaLevel.Lsoa21, AreaLevel.Msoa21, AreaLevel.Ltla24];

    public static string Id(this AreaLevel level) => level switch
    {
        AreaLevel.Lsoa11 => "lsoa11",
        AreaLevel.Lsoa21 => "lsoa21",
        AreaLevel.Msoa11 => "msoa11",
        AreaLevel.Msoa21 => "msoa21",
        AreaLevel.Ltla21 => "ltla21",
        AreaLevel.Ltla24 => "ltla24",
        AreaLevel.Icb24 => "icb24",
        AreaLevel.England => "england",
        AreaLevel.Practice => "practice",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Not an area level."),
    };

    public static bool TryParse(string? id, out AreaLevel level)
    {
        foreach (var candidate in Enum.GetValues<AreaLevel>())
        {
            if (string.Equals(candidate.Id(), id, StringComparison.Ordinal))
            {
                level = candidate;
                return true;
            }
        }

        level = default;
        return false;
    }

    /// <summary>What a reader calls one such area.</summary>
    public static string Noun(this AreaLevel level) => level switch
    {
        AreaLevel.Lsoa11 or AreaLevel.Lsoa21 => "LSOA",
        AreaLevel.Msoa11 or AreaLevel.Msoa21 => "MSOA",
        AreaLevel.Ltla21 or AreaLevel.Ltla24 => "local authority",
        AreaLevel.Icb24 => "ICB",
        AreaLevel.Practice => "GP practice",
        _ => "country",
    };
}
