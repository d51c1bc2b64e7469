namespace HealthNeeds.Core.Assets;

/// <summary>Everything a region's asset file holds.</summary>
public sealed record AssetCatalogue(IReadOnlyList<Asset> Assets, IReadOnlyList<AssetLink> Links, IReadOnlyList<Need> Needs)
{
    /// <summary>What the source says around the assets.</summary>
    public AssetContext Context { get; init; } = AssetContext.None;
}
