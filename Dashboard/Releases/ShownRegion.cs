using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Assets;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Dashboard.Releases;

/// <summary>What a release holds of the region that is shown from it.</summary>
internal static class ShownRegion
{
    private static readonly AssetCatalogue NoAssets = new([], [], []);

    /// <summary>The region by the name the release's own table of areas gives the ICB, where the project's file has none.</summary>
    public static Region Of(Region region, ReleaseLease lease) =>
        region.Name == region.Icb.Value && lease.Areas.Find(region.Icb) is { } icb ? region with { Name = IcbNames.Place(icb.Name) } : region;

    /// <summary>A catalogue is of one region: shown for another, its assets would be matched with nothing and reach nobody.</summary>
    public static AssetCatalogue Assets(Region region, RegionSetting regions, ReleaseLease lease) =>
        regions.MadeFor(lease.Info).Icb == region.Icb ? lease.Assets.Catalogue() : NoAssets;
}
