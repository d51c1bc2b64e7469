using HealthNeeds.Core.Areas;

namespace HealthNeeds.Core.Rankings;

/// <summary>One area's unmet need for one focus area, and how sure that is. Its level is the area's own.</summary>
/// <param name="Score">Log of the unmet-need index: higher is more unmet need, 0 is England's average. The contributions of its explanation sum to it.</param>
/// <param name="Burden">Standardised expected ill health: 0 is England's average, higher is worse.</param>
/// <param name="Gap">Standardised shortfall of diagnosis, uptake and access: 0 is England's average, higher is worse. Null where no gap could be measured.</param>
/// <param name="BurdenPercentile">Share of England's areas at this level with a lower burden, 0–1.</param>
/// <param name="GapPercentile">Share with a smaller gap, 0–1.</param>
/// <param name="WorstTenth">Probability of being in England's worst tenth at this level.</param>
public sealed record NeedRanking(
    string Focus,
    AreaCode Area,
    double Score,
    double Burden,
    double? Gap,
    double BurdenPercentile,
    double? GapPercentile,
    double WorstTenth)
{
    public Tier Tier => Tiers.Of(WorstTenth);
}
