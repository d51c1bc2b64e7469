using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Store.Queries;

/// <summary>One area's unmet need for one focus area, with every rank it has: in England, its ICB, its authority and its MSOA.</summary>
public sealed record FocusRanking(NeedRanking Ranking, IReadOnlyList<RankAmong> Ranks)
{
    /// <summary>The rank inside one area, or null where there is none.</summary>
    public RankInterval? Within(AreaCode code) => Ranks.FirstOrDefault(r => r.Within == code)?.Rank;
}
