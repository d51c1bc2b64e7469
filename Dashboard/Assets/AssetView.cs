using HealthNeeds.Core.Assets;
using HealthNeeds.Dashboard.Maps;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Assets;

/// <summary>Everything an asset's page shows.</summary>
/// <param name="Places">The neighbourhoods that could use it most.</param>
public sealed record AssetView(
    Asset Asset,
    string RegionName,
    IReadOnlyList<string> Needs,
    IReadOnlyList<string> SubSectors,
    IReadOnlyList<string> FocusAreas,
    IReadOnlyList<string> Serves,
    IReadOnlyList<RelatedAsset> Related,
    IReadOnlyList<AssetPlace> Places,
    IReadOnlyList<AssetSource> Sources,
    MapView? Map);
