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

/// <summary>Where a ranking puts an area, as it stands between the ranking and the area in a join.</summary>
internal sealed record RankedRow(
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
    /// <summary>The first of its columns.</summary>
    public const string Start = "median";

    public RankedArea ToRankedArea(NeedKind kind, NeedRanking ranking, AreaRow area) => new(
        ranking,
        area.ToArea(),
        kind,
        new RankInterval(Median, Lower, Upper, Areas),
        new RankInterval(EnglandMedian, EnglandLower, EnglandUpper, EnglandAreas),
        EnglandWorstTenth ?? ranking.WorstTenth);
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

/// <summary>One area's need for one focus area, with every rank it has: in England, its ICB, its authority and its MSOA.</summary>
/// <param name="Ranks">By unmet need.</param>
public sealed record FocusRanking(NeedRanking Ranking, IReadOnlyList<RankAmong> Ranks)
{
    /// <summary>By burden and by gap; a kind that the area is not ranked by is not in it.</summary>
    public IReadOnlyDictionary<NeedKind, IReadOnlyList<RankAmong>> Kinds { get; init; } = new Dictionary<NeedKind, IReadOnlyList<RankAmong>>();

    /// <summary>Empty where the area is not ranked by it.</summary>
    public IReadOnlyList<RankAmong> By(NeedKind kind) => kind == NeedKind.Unmet ? Ranks : Kinds.GetValueOrDefault(kind, []);

    /// <summary>The rank inside one area, or null where there is none.</summary>
    public RankInterval? Within(AreaCode code, NeedKind kind = NeedKind.Unmet) => By(kind).FirstOrDefault(r => r.Within == code)?.Rank;
}

/// <summary>A rank among the areas of the same level inside <paramref name="Within"/>.</summary>
public sealed record RankAmong(AreaCode Within, RankInterval Rank);

internal sealed record RankWithinRow(NeedKind Kind, string Focus, AreaCode Within, int Median, int Lower, int Upper, int Areas)
{
    /// <param name="ranks">Those of one area and focus area, of every kind.</param>
    public static FocusRanking Gather(NeedRanking ranking, IEnumerable<RankWithinRow> ranks)
    {
        var kinds = ranks.GroupBy(r => r.Kind, r => r.ToRank()).ToDictionary(g => g.Key, IReadOnlyList<RankAmong> (g) => [.. g]);
        return new FocusRanking(ranking, kinds.Remove(NeedKind.Unmet, out var unmet) ? unmet : []) { Kinds = kinds };
    }

    private RankAmong ToRank() => new(Within, new RankInterval(Median, Lower, Upper, Areas));
}
