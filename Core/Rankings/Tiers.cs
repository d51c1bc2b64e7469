namespace HealthNeeds.Core.Rankings;

public static class Tiers
{
    public static Tier Of(double probabilityWorstTenth) => probabilityWorstTenth switch
    {
        >= 0.8 => Tier.AlmostSurely,
        >= 0.5 => Tier.Likely,
        >= 0.2 => Tier.Possibly,
        >= 0 => Tier.Unlikely,
        _ => throw new ArgumentOutOfRangeException(nameof(probabilityWorstTenth), probabilityWorstTenth, "Expected a probability."),
    };

    public static string Id(this Tier tier) => tier switch
    {
        Tier.AlmostSurely => "almost-surely",
        Tier.Likely => "likely",
        Tier.Possibly => "possibly",
        _ => "unlikely",
    };

    public static string Words(this Tier tier) => tier switch
    {
        Tier.AlmostSurely => "Almost surely worst tenth",
        Tier.Likely => "Likely worst tenth",
        Tier.Possibly => "Possibly worst tenth",
        _ => "Unlikely worst tenth",
    };

    public static Tier Parse(string id) =>
        Enum.GetValues<Tier>().Where(t => t.Id() == id).Select(t => (Tier?)t).SingleOrDefault()
        ?? throw new FormatException($"'{id}' is not a tier: expected one of {string.Join(", ", Enum.GetValues<Tier>().Select(Id))}.");
}
