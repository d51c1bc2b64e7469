using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Dashboard.Rankings;

internal static class NeedBands
{
    /// <summary>An interval wider than this share of all ranks is drawn hatched: the place could stand almost anywhere.</summary>
    public const double WideInterval = 1.0 / 3;

    public static readonly IReadOnlyList<NeedBand> All = [NeedBand.Need5, NeedBand.Need4, NeedBand.Need3, NeedBand.Need2, NeedBand.Need1];

    /// <param name="england">Where the area stands among all of England's areas of its level.</param>
    public static NeedBand Of(Tier tier, RankInterval? england) => tier switch
    {
        Tier.AlmostSurely => NeedBand.Need5,
        Tier.Likely => NeedBand.Need4,
        Tier.Possibly => NeedBand.Need3,
        _ when england is null || england.Median <= england.Of / 2 => NeedBand.Need2,
        _ => NeedBand.Need1,
    };

    public static bool IsWide(RankInterval interval) => interval.Upper - interval.Lower > interval.Of * WideInterval;

    public static string Words(NeedBand band) => band switch
    {
        NeedBand.Need5 => "Almost surely worst tenth",
        NeedBand.Need4 => "Likely worst tenth",
        NeedBand.Need3 => "Possibly worst tenth",
        NeedBand.Need2 => "Worse half of England",
        NeedBand.Need1 => "Better half of England",
        _ => "Not ranked",
    };

    public static string Chance(NeedBand band) => band switch
    {
        NeedBand.Need5 => "80% or more",
        NeedBand.Need4 => "50 to 80%",
        NeedBand.Need3 => "20 to 50%",
        _ => "under 20%",
    };
}
