namespace HealthNeeds.Core.Assets;

/// <summary>Everything a region's asset file holds.</summary>
public sealed record AssetCatalogue(IReadOnlyList<Asset> Assets, IReadOnlyList<AssetLink> Links, IReadOnlyList<Need> Needs);
