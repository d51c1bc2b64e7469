using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Draws;

/// <summary>Rank buffers of one level, one per kind of larger area; England is the first.</summary>
internal sealed class LevelRanks(RankedLevel level, LevelMeans means, int draws)
{
    private readonly RankBuffer[] buffers = [.. level.Withins.Select(w => new RankBuffer(draws, level.Count, w.Members.Max(m => m.Length)))];

    public RankedLevel Level => level;

    public LevelMeans Means => means;

    /// <summary>Orders the areas once and deals each its rank within every larger area it belongs to.</summary>
    public void Record(int draw, DrawBuffers scratch)
    {
        var order = scratch.Order.Descending(means.Of(scratch.Score, scratch.LevelScore));
        var ranks = scratch.Ranks.AsSpan(0, level.Count);
        for (var place = 0; place < order.Length; place++) ranks[order[place]] = place + 1;
        buffers[0].Record(draw, ranks);
        for (var w = 1; w < buffers.Length; w++)
        {
            var (groupOf, counters) = (level.Withins[w].Of, scratch.Counters);
            Array.Clear(counters, 0, level.Withins[w].Count);
            foreach (var area in order) ranks[area] = ++counters[groupOf[area]];
            buffers[w].Record(draw, ranks);
        }
    }

    /// <summary>Share of draws in which each area is among the first <paramref name="count"/>.</summary>
    public double[] First(int count) => buffers[0].ShareWithin([.. Enumerable.Repeat(count, level.Count)]);

    public double[] WorstTenth() => WorstTenthWithin(0);

    /// <summary>Share of draws in which each area is in the worst tenth of the larger area it belongs to.</summary>
    /// <param name="within">Which of the level's partitions.</param>
    public double[] WorstTenthWithin(int within)
    {
        var groups = level.Withins[within];
        return buffers[within].ShareWithin([.. groups.Of.Select(g => Ranks.Tenth(groups.Members[g].Length))]);
    }

    /// <summary>Share of draws in which each area is in the worst tenth of its ICB, and among its first <paramref name="top"/>; null where the level is not ranked within ICBs.</summary>
    public (double[] WorstTenth, double[] Top)? WithinIcb(int top)
    {
        if (level.Withins.Count < 2) return null;
        return (WorstTenthWithin(1), buffers[1].ShareWithin([.. level.Withins[1].Of.Select(_ => top)]));
    }

    public RankSummary[] Summaries(int threads) => [.. buffers.Select(b => b.Summarise(threads))];
}

/// <summary>Draws scores and records the ranks they give, on several threads; the ranks do not depend on how many.</summary>
internal static class RecordedDraws
{
    /// <param name="asked">What is drawn, and the levels that are ranked by it; without a level it is not drawn. What is drawn together shares a draw's errors and costs less.</param>
    /// <exception cref="OperationCanceledException" />
    public static void Make(NeedDraws draws, int count, IReadOnlyList<(IReadOnlyList<DrawnMeasure> Measures, IReadOnlyList<LevelRanks> Levels)> asked, int threads, CancellationToken cancellation)
    {
        var wanted = asked.Where(a => a.Levels.Count > 0).ToArray();
        if (wanted.Length == 0) return;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        Parallel.For(0, count, parallel, draws.Buffers, (draw, _, buffers) =>
        {
            foreach (var (measures, levels) in wanted)
            {
                draws.Draw(measures, draw, buffers);
                foreach (var level in levels) level.Record(draw, buffers);
            }

            return buffers;
        }, _ => { });
    }
}
