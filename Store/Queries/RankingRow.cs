using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Store.Queries;

internal sealed record RankingRow(
    string Focus,
    string Area,
    double Score,
    double Burden,
    double? Gap,
    double BurdenPercentile,
    double? GapPercentile,
    double WorstTenth,
    double? WorstTenthIcb,
    double? FirstTenIcb)
{
    public NeedRanking ToRanking() => new(Focus, new AreaCode(Area), Score, Burden, Gap, BurdenPercentile, GapPercentile, WorstTenth)
    {
        WorstTenthInIcb = WorstTenthIcb,
        FirstTenInIcb = FirstTenIcb,
    };
}
