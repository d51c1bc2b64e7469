using HealthNeeds.Core.Assets;
using HealthNeeds.Dashboard.Maps;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Assets;

/// <summary>Everything an asset's page shows.</summary>
/// <param name="Places">The neighbourhoods that need it most.</param>
/// <param name="Complements">Assets of another world that work on the same need and are at hand where it is not.</param>
/// <param name="Satellites">Where an outreach for one of its needs would reach most people whom nothing is near.</param>
public sealed record AssetView(
    Asset Asset,
    string RegionName,
    IReadOnlyList<string> Needs,
    IReadOnlyList<string> SubSectors,
    IReadOnlyList<string> FocusAreas,
    IReadOnlyList<string> Serves,
    IReadOnlyList<RelatedAsset> Related,
    IReadOnlyList<AssetPlace> Places,
    IReadOnlyList<AssetComplement> Complements,
    IReadOnlyList<AssetSatellite> Satellites,
    IReadOnlyList<AssetSource> Sources,
    MapView? Map);
