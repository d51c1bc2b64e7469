using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Assets;
using HealthNeeds.Core.Focus;
using HealthNeeds.Dashboard.Maps;

namespace HealthNeeds.Dashboard.Assets;

/// <summary>Everything the catalogue's page shows.</summary>
/// <param name="Numbers">The number of each asset's spot on the map.</param>
public sealed record AssetsView(
    AssetFilter Filter,
    string RegionName,
    string Icb,
    IReadOnlyList<FocusArea> FocusAreas,
    IReadOnlyList<SubSector> SubSectors,
    IReadOnlyList<string> Kinds,
    IReadOnlyList<Area> Authorities,
    IReadOnlyList<Asset> Assets,
    int All,
    IReadOnlyDictionary<string, string> Needs,
    IReadOnlyDictionary<string, string> Numbers,
    MapView? Map,
    NoMap? NoMap,
    IReadOnlyList<UnmetGap> Gaps,
    IReadOnlyList<AssetSource> Sources);
