using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Dashboard.Assets;

/// <summary>A neighbourhood that could use an asset.</summary>
public sealed record AssetPlace(Area Area, string Address, string Needs, double? Kilometres, Tier? Tier, RankInterval? Rank);
