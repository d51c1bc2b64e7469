namespace HealthNeeds.Core.Rankings;

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
