using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Store.Queries;

internal sealed record RankRow(string Kind, string Focus, string Within, int Median, int Lower, int Upper, int Areas)
{
    /// <param name="ranks">Those of one area and focus area, of every kind.</param>
    public static FocusRanking Gather(NeedRanking ranking, IEnumerable<RankRow> ranks)
    {
        var kinds = ranks.GroupBy(r => NeedKinds.Parse(r.Kind), r => r.ToRank()).ToDictionary(g => g.Key, IReadOnlyList<RankAmong> (g) => [.. g]);
        return new FocusRanking(ranking, kinds.Remove(NeedKind.Unmet, out var unmet) ? unmet : []) { Kinds = kinds };
    }

    private RankAmong ToRank() => new(new AreaCode(Within), new RankInterval(Median, Lower, Upper, Areas));
}
