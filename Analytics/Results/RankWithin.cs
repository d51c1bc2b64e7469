using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Analytics.Results;

/// <summary>An area's rank among the areas of its level inside <paramref name="Within"/>.</summary>
public readonly record struct RankWithin(AreaCode Area, AreaCode Within, RankInterval Rank);
