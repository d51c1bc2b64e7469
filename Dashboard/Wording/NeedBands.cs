using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Wording;

internal static class NeedBands
{
    /// <summary>An interval wider than this share of all ranks is drawn striped: the place could stand almost anywhere.</summary>
    private const double WideInterval = 0.5;

    /// <summary>Most need first.</summary>
    public static readonly IReadOnlyList<NeedBand> All = [NeedBand.Need5, NeedBand.Need4, NeedBand.Need3, NeedBand.Need2, NeedBand.Need1];

    /// <summary>The tier, and where a place is unlikely to be in the worst tenth, the side of England's average it lies on, by what it is ranked by.</summary>
    public static NeedBand Of(RankedArea place) => place.Tier switch
    {
        Tier.VeryLikely => NeedBand.Need5,
        Tier.Likely => NeedBand.Need4,
        Tier.Possibly => NeedBand.Need3,
        _ => place.Value > 0 ? NeedBand.Need2 : NeedBand.Need1,
    };

    public static bool IsWide(RankInterval interval) => interval.Of >= 20 && interval.Upper - interval.Lower > interval.Of * WideInterval;

    public static string Words(NeedBand band) => band switch
    {
        NeedBand.Need5 => "Very likely",
        NeedBand.Need4 => "Likely",
        NeedBand.Need3 => "Possibly",
        NeedBand.Need2 => "Unlikely, above England’s average",
        NeedBand.Need1 => "Unlikely, below England’s average",
        _ => "Not ranked",
    };

    public static string Chance(NeedBand band) => band switch
    {
        NeedBand.Need5 => "80% or more",
        NeedBand.Need4 => "50–80%",
        NeedBand.Need3 => "20–50%",
        _ => "under 20%",
    };
}

/// <summary>The five steps of the colour scale, used alike in map, tags and bars. Need1 is least.</summary>
public enum NeedBand
{
    Unranked,
    Need1,
    Need2,
    Need3,
    Need4,
    Need5,
}
