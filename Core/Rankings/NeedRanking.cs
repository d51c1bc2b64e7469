using HealthNeeds.Core.Areas;

namespace HealthNeeds.Core.Rankings;

/// <summary>One area's unmet need for one focus area, and how sure that is. Its level is the area's own. Scores are shares above England's average over residents: 0.5 is half as much again.</summary>
/// <param name="Score">Unmet need: people who need care they do not get, weighted by harm, per resident. The contributions of its explanation sum to it.</param>
/// <param name="Burden">Ill health for people of the residents' ages.</param>
/// <param name="Gap">Care that falls short, of all care that is measured. Null where no figure of care is held.</param>
/// <param name="BurdenPercentile">Share of England's areas at this level with a lower burden, 0–1.</param>
/// <param name="GapPercentile">Share with a smaller gap, 0–1.</param>
/// <param name="WorstTenth">Probability of being in England's worst tenth at this level.</param>
/// <param name="WorstTenthInIcb">Probability of being in the worst tenth of its ICB at this level; null where that is not known.</param>
/// <param name="FirstTenInIcb">Probability of being among the ten areas of its ICB, at this level, with the most unmet need; null where that is not known.</param>
public sealed record NeedRanking(
    string Focus,
    AreaCode Area,
    double Score,
    double Burden,
    double? Gap,
    double BurdenPercentile,
    double? GapPercentile,
    double WorstTenth,
    double? WorstTenthInIcb = null,
    double? FirstTenInIcb = null)
{
    public Tier Tier => Tiers.Of(WorstTenth);

    /// <summary>What areas are ranked by, as a share above England's average; null where a gap is not known.</summary>
    public double? Of(NeedKind kind) => kind switch
    {
        NeedKind.Burden => Burden,
        NeedKind.Gap => Gap,
        _ => Score,
    };
}

/// <summary>How much one domain adds to an area's score. An association, not a cause.</summary>
/// <param name="Side">Burden or gap: the half of the score it belongs to.</param>
/// <param name="Domain">In a reader's words: "Income and work".</param>
public sealed record Contribution(ContributionSide Side, string Domain, double Value);

public enum ContributionSide
{
    Burden,
    Gap,
}

/// <summary>Where an area stands among <paramref name="Of"/> areas; rank 1 is the greatest need. Lower and Upper bound 90% of the draws.</summary>
public sealed record RankInterval
{
    public RankInterval(int median, int lower, int upper, int of)
    {
        if (lower < 1 || lower > median || median > upper || upper > of)
            throw new ArgumentException($"Expected 1 ≤ lower ≤ median ≤ upper ≤ of; found {lower} ≤ {median} ≤ {upper} ≤ {of}.");
        (Median, Lower, Upper, Of) = (median, lower, upper, of);
    }

    public int Median { get; }

    public int Lower { get; }

    public int Upper { get; }

    public int Of { get; }
}

/// <summary>How sure we are that an area is in England's worst tenth, in words.</summary>
public enum Tier
{
    VeryLikely,
    Likely,
    Possibly,
    Unlikely,
}

public static class Tiers
{
    public static Tier Of(double probabilityWorstTenth) => probabilityWorstTenth switch
    {
        >= 0.8 => Tier.VeryLikely,
        >= 0.5 => Tier.Likely,
        >= 0.2 => Tier.Possibly,
        >= 0 => Tier.Unlikely,
        _ => throw new ArgumentOutOfRangeException(nameof(probabilityWorstTenth), probabilityWorstTenth, "Expected a probability."),
    };

    public static string Words(this Tier tier) => tier switch
    {
        Tier.VeryLikely => "Very likely worst tenth",
        Tier.Likely => "Likely worst tenth",
        Tier.Possibly => "Possibly worst tenth",
        _ => "Unlikely worst tenth",
    };
}

/// <summary>What areas can be ranked by.</summary>
public enum NeedKind
{
    /// <summary>People who need care they do not get.</summary>
    Unmet,

    /// <summary>How ill residents are for people of their ages.</summary>
    Burden,

    /// <summary>The share of care that falls short.</summary>
    Gap,
}

public static class NeedKinds
{
    /// <summary>In a reader's words.</summary>
    public static string Words(this NeedKind kind) => kind switch
    {
        NeedKind.Burden => "Burden of ill health",
        NeedKind.Gap => "Care that falls short",
        _ => "Unmet need",
    };
}
