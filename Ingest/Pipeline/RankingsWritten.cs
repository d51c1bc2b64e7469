using HealthNeeds.Analytics.Results;
using HealthNeeds.Core.Rankings;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Ingest.Pipeline;

/// <summary>Writes one level's ranking into a release: figures, ranks of every kind, and what scores are sums of.</summary>
internal static class RankingsWritten
{
    public static void Append(ReleaseWriter writer, LevelRanking ranking)
    {
        writer.AppendRankings(ranking.Level, ranking.Areas);
        writer.AppendRanks(ranking.Focus, ranking.Level, ranking.Ranks.Select(r => (r.Area, r.Within, r.Rank)));
        writer.AppendKindRanks(ranking.Focus, ranking.Level, ranking.Kinds.SelectMany(k => k).Select(r => (r.Kind, r.Area, r.Within, r.Rank, r.WorstTenth)));
        writer.AppendContributions(ranking.Focus, ranking.Level, ranking.Contributions.Select(c => (c.Area, new Contribution(c.Side, c.Domain, c.Value))));
    }
}
