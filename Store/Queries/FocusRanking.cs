using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Rankings;

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
