namespace HealthNeeds.Core.Assets;

/// <summary>What the source says around the assets: itself, the sector's parts, its chances and the region's deprivation.</summary>
/// <param name="FocusAreas">The ICS's focus areas in the source's own words, by focus id.</param>
public sealed record AssetContext(
    IReadOnlyList<AssetSource> Sources,
    IReadOnlyList<SubSector> SubSectors,
    IReadOnlyList<AssetFact> FocusAreas,
    IReadOnlyList<AssetFact> Opportunities,
    IReadOnlyList<IncomeDeprivationRank> IncomeDeprivation)
{
    public static readonly AssetContext None = new([], [], [], [], []);
}
