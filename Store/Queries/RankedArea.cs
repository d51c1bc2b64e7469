using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Store.Queries;

/// <summary>An area, its need, and where that puts it among those it is compared with.</summary>
/// <param name="Kind">What it is ranked by here.</param>
/// <param name="InEngland">Its rank by the same among all of England.</param>
/// <param name="WorstTenth">Probability of being in England's worst tenth by the same.</param>
public sealed record RankedArea(NeedRanking Ranking, Area Area, NeedKind Kind, RankInterval Rank, RankInterval InEngland, double WorstTenth)
{
    /// <summary>What it is ranked by, as a share above England's average; null where a gap is not known.</summary>
    public double? Value => Ranking.Of(Kind);

    /// <summary>How sure it is in England's worst tenth by what it is ranked by.</summary>
    public Tier Tier => Tiers.Of(WorstTenth);
}
