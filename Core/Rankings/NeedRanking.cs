using HealthNeeds.Core.Areas;

namespace HealthNeeds.Core.Rankings;

/// <summary>One area's unmet need for one focus area, and how sure that is. Its level is the area's own. Scores are shares above England's average over residents: 0.5 is half as much again.</summary>
/// <param name="Score">Unmet need: people who need care they do not get, weighted by harm, per resident. The contributions of its explanation sum to it.</param>
/// <param name="Burden">Ill health for people of the residents' ages.</param>
/// <param name="Gap">Care that falls short, of all care that a figure tells of. Null where no figure of care is held.</param>
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
    /// <summary>Probability of being in the worst tenth of its ICB at this level; null where that is not known.</summary>
    public double? WorstTenthInIcb { get; init; }

    /// <summary>Probability of being among the ten areas of its ICB, at this level, with the most unmet need; null where that is not known.</summary>
    public double? FirstTenInIcb { get; init; }

    public Tier Tier => Tiers.Of(WorstTenth);

    /// <summary>What areas are ranked by, as a share above England's average; null where a gap is not known.</summary>
    public double? Of(NeedKind kind) => kind switch
    {
        NeedKind.Burden => Burden,
        NeedKind.Gap => Gap,
        _ => Score,
    };
}
