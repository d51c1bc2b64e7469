using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Store.Queries;

/// <summary>An area, its unmet need, and where that puts it among those it is compared with.</summary>
public sealed record RankedArea(NeedRanking Ranking, Area Area, RankInterval Rank);
