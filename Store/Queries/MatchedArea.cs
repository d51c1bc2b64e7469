using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Assets;

namespace HealthNeeds.Store.Queries;

/// <summary>A match seen from the asset: the area that could use it.</summary>
public sealed record MatchedArea(AssetMatch Match, Area Area);
