using HealthNeeds.Dashboard.Api.Areas;
using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Api.Releases;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Api.Rankings;

/// <param name="Kind">What areas are ranked by: "unmet", "burden" or "gap".</param>
/// <param name="Areas">How many areas are ranked.</param>
/// <param name="Reason">Why none is; null where some are.</param>
/// <param name="Measured">Of which years the figures are; null where none is ranked by.</param>
/// <param name="Items">Those listed, greatest first: by median rank, then by what they are ranked by, then by code. Made while they are written: England is 33,755 of them.</param>
internal sealed record RankingList(
    ReleaseStamp Release,
    string Focus,
    string Kind,
    string Level,
    AreaStamp Within,
    int Areas,
    string? Reason,
    MeasuredPeriods? Measured,
    string Order,
    RankingReading Reading,
    IReadOnlyList<string> Caveats,
    string Licence,
    IReadOnlyList<string> Attribution,
    IEnumerable<RankingItem> Items)
{
    public static string OrderBy(NeedKind kind) => $"rank.median ascending, then {(kind == NeedKind.Unmet ? "score" : kind.Id())} descending, then code";
}

/// <param name="Position">Place in the whole list, from 1, as the page numbers it: areas that share a median rank follow one another.</param>
/// <param name="BurdenPercentile">Share of England's areas at this level with a lower burden, 0 to 1.</param>
/// <param name="GapPercentile">Share with a smaller gap; null where it is not known.</param>
/// <param name="Why">What goes with the rank, in a sentence; null where no page says anything of it.</param>
internal sealed record RankingItem(
    string Code,
    string Name,
    string? PlaceName,
    string? LocalAuthority,
    int? Population,
    int Position,
    double Score,
    double Burden,
    double? Gap,
    double BurdenPercentile,
    double? GapPercentile,
    RankAnswer Rank,
    double PWorstTenth,
    string Tier,
    double? WorstTenthInIcb,
    double? FirstTenInIcb,
    string? Why = null) : IListedArea
{
    private const int Places = 6;

    /// <summary>As it looks, for the API's description. The figures are invented.</summary>
    public static readonly RankingItem Example = new(
        "E01007317", "Barnsley 018A", "Kendray", "Barnsley", 1519, 141, 0.412, 0.731, 0.058, 0.92, 0.55, new RankAnswer(143, 96, 201), 0.34, "possibly", 0.42, 0.03,
        "Low income and worklessness (+9 points); better housing (−4 points) pulls the other way.");

    public static RankingItem Of(RankedArea ranked, int position, string? why) => new(
        ranked.Area.Code.Value,
        ranked.Area.Name,
        ranked.Area.PlaceName,
        ranked.Area.LocalAuthorityName,
        ranked.Area.Population,
        position,
        Math.Round(ranked.Ranking.Score, Places),
        Math.Round(ranked.Ranking.Burden, Places),
        Rounded(ranked.Ranking.Gap),
        Math.Round(ranked.Ranking.BurdenPercentile, Places),
        Rounded(ranked.Ranking.GapPercentile),
        RankAnswer.Of(ranked.Rank),
        Math.Round(ranked.WorstTenth, Places),
        ranked.Tier.Id(),
        Rounded(ranked.Ranking.WorstTenthInIcb),
        Rounded(ranked.Ranking.FirstTenInIcb),
        why);

    private static double? Rounded(double? value) => value is { } number ? Math.Round(number, Places) : null;
}

/// <summary>Median rank and the bounds of 90% of the draws; 1 is the greatest need.</summary>
internal sealed record RankAnswer(int Median, int Lower, int Upper)
{
    public static RankAnswer Of(RankInterval rank) => new(rank.Median, rank.Lower, rank.Upper);
}

/// <summary>What each figure of a ranking means, sent beside it.</summary>
internal sealed record RankingReading(string Score, string Burden, string Gap, string Rank, string PWorstTenth, string Tier, string WorstTenthInIcb, string FirstTenInIcb)
{
    private const string Share = "As a share above England's average over residents: 0.5 is half as much again, -0.2 a fifth less.";

    public static readonly RankingReading Words = new(
        Score: $"Unmet need: people who need care they do not get, weighted by harm, per resident. {Share}",
        Burden: $"Ill health for people of the residents' ages. {Share}",
        Gap: $"Care that falls short, of all care that is measured. {Share} Null where no figure of care is held.",
        Rank: "1 is the greatest within 'within', by what 'kind' names. Lower and upper bound 90% of the draws over what is uncertain.",
        PWorstTenth: "Chance, 0 to 1, of being in England's worst tenth at this level by what 'kind' names, wherever 'within' is.",
        Tier: "pWorstTenth in words: very-likely (0.8 or more), likely (0.5), possibly (0.2), unlikely.",
        WorstTenthInIcb: "The chance of its own ICB's worst tenth, by unmet need whatever 'kind' is; null where it is not known.",
        FirstTenInIcb: "Chance, 0 to 1, of being among the ten areas of its own ICB, at this level, with the most unmet need, whatever 'kind' is; null where it is not known.");

    public static readonly IReadOnlyList<string> Caveats =
    [
        "A rank is an estimate. Two areas whose intervals overlap may stand the other way round.",
        "Scores are modelled from official statistics about areas; they say nothing about any one person.",
        "Several inputs are themselves modelled or smoothed by their publisher, or shared between the areas a practice or authority serves: /api/v1/indicators says which.",
    ];
}
