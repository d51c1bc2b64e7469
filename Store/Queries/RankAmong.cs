using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Store.Queries;

/// <summary>A rank among the areas of the same level inside <paramref name="Within"/>.</summary>
public sealed record RankAmong(AreaCode Within, RankInterval Rank);
