namespace HealthNeeds.Core.Rankings;

public static class Tiers
{
    /// <summary>What releases made before December 2026 call the first tier.</summary>
    private const string OlderFirst = "almost-surely";

    public static Tier Of(double probabilityWorstTenth) => probabilityWorstTenth switch
    {
        >= 0.8 => Tier.VeryLikely,
        >= 0.5 => Tier.Likely,
        >= 0.2 => Tier.Possibly,
        >= 0 => Tier.Unlikely,
        _ => throw new ArgumentOutOfRangeException(nameof(probabilityWorstTenth), probabilityWorstTenth, "Expected a probability."),
    };

    /// <summary>
    /// By the rank among England's areas, where no chance is held: very likely where the whole 90% interval lies in the worst tenth (a chance of
    /// 95% or more), likely where the median does (50% or more), possibly where only its end nearest to rank 1 does (5% or more).
    /// </summary>
    public static Tier Of(RankInterval inEngland)
    {
        ArgumentNullException.ThrowIfNull(inEngland);
        var worst = Math.Max(1, (int)Math.Round(inEngland.Of / 10.0, MidpointRounding.AwayFromZero));
        return inEngland.Upper <= worst ? Tier.VeryLikely
            : inEngland.Median <= worst ? Tier.Likely
            : inEngland.Lower <= worst ? Tier.Possibly
            : Tier.Unlikely;
    }

    public static string Id(this Tier tier) => tier switch
    {
        Tier.VeryLikely => "very-likely",
        Tier.Likely => "likely",
        Tier.Possibly => "possibly",
        _ => "unlikely",
    };

    public static string Words(this Tier tier) => tier switch
    {
        Tier.VeryLikely => "Very likely worst tenth",
        Tier.Likely => "Likely worst tenth",
        Tier.Possibly => "Possibly worst tenth",
        _ => "Unlikely worst tenth",
    };

    public static Tier Parse(string id) =>
        Enum.GetValues<Tier>().Where(t => t.Id() == id || (t == Tier.VeryLikely && id == OlderFirst)).Select(t => (Tier?)t).SingleOrDefault()
        ?? throw new FormatException($"'{id}' is not a tier: expected one of {string.Join(", ", Enum.GetValues<Tier>().Select(Id))}.");
}
