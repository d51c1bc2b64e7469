using HealthNeeds.Store.Schema;

namespace HealthNeeds.Store.Queries;

/// <summary>An area, its need, and where that puts it among those it is compared with.</summary>
/// <param name="Kind">What it is ranked by here.</param>
/// <param name="InEngland">Its rank by the same among all of England.</param>
/// <param name="WorstTenth">Probability of being in England's worst tenth by the same.</param>
public sealed record RankedArea(NeedRanking Ranking, Area Area, NeedKind Kind, RankInterval Rank, RankInterval InEngland, double WorstTenth)
{
    /// <summary>What it is ranked by, as a share above England's average; null where a gap is not known.</summary>
    public double? Value => Ranking.Of(Kind);

    /// <summary>How sure it is in England's worst tenth by what it is ranked by.</summary>
    public Tier Tier => Tiers.Of(WorstTenth);
}

/// <summary>What an ICB's residents need, and how many of its neighbourhoods are very likely in England's worst tenth.</summary>
/// <param name="Score">Unmet need, a share above England's average; so are burden and gap.</param>
/// <param name="Gap">Null where no figure of care is held.</param>
/// <param name="Neighbourhoods">LSOAs that are ranked.</param>
/// <param name="Worst">Those of them whose chance of the worst tenth is 0.8 or more, by unmet need.</param>
/// <param name="WorstResidents">Who live there.</param>
public sealed record IcbNeed(AreaCode Icb, double Score, double Burden, double? Gap, int Neighbourhoods, int Worst, long Residents, long WorstResidents);

/// <summary>A ranking, its rank and its area side by side, as a join gives them.</summary>
internal sealed record RankedRow(
    string Focus,
    AreaCode Area,
    double Score,
    double Burden,
    double? Gap,
    double BurdenPercentile,
    double? GapPercentile,
    double WorstTenth,
    double? WorstTenthInIcb,
    double? FirstTenInIcb,
    int Median,
    int Lower,
    int Upper,
    int Areas,
    int EnglandMedian,
    int EnglandLower,
    int EnglandUpper,
    int EnglandAreas,
    double? EnglandWorstTenth)
{
    public RankedArea ToRankedArea(NeedKind kind, AreaRow area) => new(
        new NeedRanking(Focus, Area, Score, Burden, Gap, BurdenPercentile, GapPercentile, WorstTenth, WorstTenthInIcb, FirstTenInIcb),
        area.ToArea(),
        kind,
        new RankInterval(Median, Lower, Upper, Areas),
        new RankInterval(EnglandMedian, EnglandLower, EnglandUpper, EnglandAreas),
        EnglandWorstTenth ?? WorstTenth);
}

/// <summary>Where the ranks of a kind stand.</summary>
internal static class RankTableSql
{
    /// <summary>With the columns of ranking_within.</summary>
    public static string Of(NeedKind kind) => kind == NeedKind.Unmet ? "ranking_within" : $"(select * from ranking_kind where kind = '{kind.Id()}')";

    /// <summary>The chance of England's worst tenth of rows that stand in England; null by unmet need, which has it in ranking.</summary>
    public static string WorstTenth(NeedKind kind, string rows) => kind == NeedKind.Unmet ? "null::double" : $"{rows}.worst_tenth";

    /// <summary>The column of ranking that holds what is ranked by.</summary>
    public static string Column(NeedKind kind) => kind == NeedKind.Unmet ? "score" : kind.Id();
}
