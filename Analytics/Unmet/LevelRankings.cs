using HealthNeeds.Analytics.Draws;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Results;

namespace HealthNeeds.Analytics.Unmet;

/// <summary>Turns a profile and its recorded draws into the ranking of a level.</summary>
internal static class LevelRankings
{
    private const int FirstAreas = 10;

    public static LevelRanking Of(NeedProfile profile, LevelRanks ranks, int threads)
    {
        var (level, means) = (ranks.Level, ranks.Means);
        var summaries = ranks.Summaries(threads);
        return new LevelRanking(profile.Focus, level.Level, Areas(profile, level, means, ranks), Ranks(level, summaries), Contributions(profile, level, means));
    }

    public static IEnumerable<KindRank> OfKind(NeedKind kind, LevelRanks ranks, int threads)
    {
        var summaries = ranks.Summaries(threads);
        // Counted now: the buffers are another ranking's by the time the ranks are written.
        double[] worst = [.. Enumerable.Range(0, summaries.Length).SelectMany(ranks.WorstTenthWithin)];
        return Ranks(ranks.Level, summaries).Zip(worst, (r, chance) => new KindRank(kind, r.Area, r.Within, r.Rank, chance));
    }

    private static NeedRanking[] Areas(NeedProfile profile, RankedLevel level, LevelMeans means, LevelRanks ranks)
    {
        var (worstTenth, icb) = (ranks.WorstTenth(), ranks.WithinIcb(FirstAreas));
        var (score, burden) = (means.Of(profile.Score), means.Of(profile.Burden));
        var gap = profile.Gap is null ? null : means.Of(profile.Gap);
        var known = new bool[level.Count];
        for (var i = 0; i < profile.GapKnown.Length; i++) known[level.AreaOfLsoa[i]] |= profile.GapKnown[i];
        var (burdenShare, gapShare) = (Percentiles(burden), gap is null ? null : Percentiles(gap));
        return [.. Enumerable.Range(0, level.Count).Select(a => new NeedRanking(
            profile.Focus,
            level.Codes[a],
            score[a],
            burden[a],
            known[a] ? gap?[a] : null,
            burdenShare[a],
            known[a] ? gapShare?[a] : null,
            worstTenth[a])
        {
            WorstTenthInIcb = icb?.WorstTenth[a],
            FirstTenInIcb = icb?.Top[a],
        })];
    }

    /// <summary>Share of areas with a lower value; equal values share the middle.</summary>
    private static double[] Percentiles(double[] values)
    {
        var ranks = Statistics.Ranks.Average(values);
        return Array.ConvertAll(ranks, r => values.Length == 1 ? 0.5 : (r - 1) / (values.Length - 1));
    }

    private static IEnumerable<RankWithin> Ranks(RankedLevel level, RankSummary[] summaries)
    {
        for (var w = 0; w < summaries.Length; w++)
        {
            var (within, summary) = (level.Withins[w], summaries[w]);
            for (var a = 0; a < level.Count; a++)
            {
                var group = within.Of[a];
                yield return new RankWithin(level.Codes[a], within.Codes[group], new RankInterval(summary.Median[a], summary.Lower[a], summary.Upper[a], within.Members[group].Length));
            }
        }
    }

    private static IEnumerable<AreaContribution> Contributions(NeedProfile profile, RankedLevel level, LevelMeans means)
    {
        foreach (var (side, domain, amount) in profile.Contributions)
        {
            var values = means.Of(amount);
            for (var a = 0; a < values.Length; a++) yield return new AreaContribution(level.Codes[a], side, domain, values[a]);
        }
    }
}
