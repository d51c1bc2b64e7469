using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Schema;

/// <summary>How a <see cref="NeedRanking"/> stands in <c>ranking r</c>: written and read here.</summary>
internal static class RankingRow
{
    /// <summary>Named after the members of <see cref="NeedRanking"/>, and in their order.</summary>
    public const string Columns = "r.focus, r.area, r.score, r.burden, r.gap, r.burden_percentile, r.gap_percentile, r.worst_tenth, r.worst_tenth_icb as worst_tenth_in_icb, r.first_ten_icb as first_ten_in_icb";

    /// <summary>One value for each column of the table, in its order.</summary>
    public static BulkAppend Add(BulkAppend row, AreaLevel level, NeedRanking ranking) => row
        .Add(ranking.Focus).Add(level.Id()).Add(ranking.Area.Value).Add(ranking.Score).Add(ranking.Burden).Add(ranking.Gap).Add(ranking.BurdenPercentile).Add(ranking.GapPercentile)
        .Add(ranking.WorstTenth).Add(ranking.Tier.Id()).Add(ranking.WorstTenthInIcb).Add(ranking.FirstTenInIcb);
}
