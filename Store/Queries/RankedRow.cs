using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Store.Queries;

/// <summary>A ranking, its rank and its area side by side, as a join gives them.</summary>
internal sealed record RankedRow(
    string Focus,
    string Area,
    double Score,
    double Burden,
    double? Gap,
    double BurdenPercentile,
    double? GapPercentile,
    double WorstTenth,
    double? WorstTenthIcb,
    double? FirstTenIcb,
    int Median,
    int Lower,
    int Upper,
    int Areas,
    int EnglandMedian,
    int EnglandLower,
    int EnglandUpper,
    int EnglandAreas,
    double? EnglandWorstTenth)
{
    public RankedArea ToRankedArea(NeedKind kind, AreaRow area) => new(
        new RankingRow(Focus, Area, Score, Burden, Gap, BurdenPercentile, GapPercentile, WorstTenth, WorstTenthIcb, FirstTenIcb).ToRanking(),
        area.ToArea(),
        kind,
        new RankInterval(Median, Lower, Upper, Areas),
        new RankInterval(EnglandMedian, EnglandLower, EnglandUpper, EnglandAreas),
        EnglandWorstTenth ?? WorstTenth);
}
