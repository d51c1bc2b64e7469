using HealthNeeds.Core.Areas;

namespace HealthNeeds.Store.Releases;

/// <summary>What a release must hold to be published.</summary>
/// <param name="AreaCounts">How many areas of a level lie in an area, itself counted.</param>
internal sealed record ReleaseExpectations(IReadOnlyList<(AreaLevel Level, AreaCode Within, int Areas)> AreaCounts)
{
    private static readonly AreaCode SouthYorkshire = new("E54000061");

    /// <summary>A release over one ICS, for tests and trials.</summary>
    public static readonly ReleaseExpectations OfSouthYorkshire = new(
    [
        (AreaLevel.Lsoa21, SouthYorkshire, 860),
        (AreaLevel.Msoa21, SouthYorkshire, 171),
        (AreaLevel.Ltla24, SouthYorkshire, 4),
    ]);

    /// <summary>The geography of 2021 and 2024, counted by ONS.</summary>
    public static readonly ReleaseExpectations OfEngland = new(
    [
        .. OfSouthYorkshire.AreaCounts,
        (AreaLevel.Lsoa21, AreaCode.England, 33_755),
        (AreaLevel.Msoa21, AreaCode.England, 6_856),
        (AreaLevel.Ltla24, AreaCode.England, 296),
    ]);
}
