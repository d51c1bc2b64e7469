namespace HealthNeeds.Store.Queries;

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
