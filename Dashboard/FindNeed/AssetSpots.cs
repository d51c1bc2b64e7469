namespace HealthNeeds.Dashboard.FindNeed;

/// <summary>The assets of a view, numbered by spot: those that share a site share a number.</summary>
internal sealed record AssetSpots(IReadOnlyList<NumberedAsset> Listed, IReadOnlyList<AssetSpot> Spots);
