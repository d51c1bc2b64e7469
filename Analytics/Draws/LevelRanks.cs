using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Draws;

/// <summary>Rank buffers of one level, one per kind of larger area; England is the first.</summary>
internal sealed class LevelRanks(RankedLevel level, LevelMeans means, int draws)
{
    private readonly RankBuffer[] buffers = [.. level.Withins.Select(_ => new RankBuffer(draws, level.Count))];

    public RankedLevel Level => level;

    public LevelMeans Means => means;

    /// <summary>Orders the areas once and deals each its rank within every larger area it belongs to.</summary>
    public void Record(int draw, DrawBuffers scratch)
    {
        var order = scratch.Order.Descending(means.Of(scratch.Score, scratch.LevelScore));
        var england = buffers[0].Draw(draw);
        for (var place = 0; place < order.Length; place++) england[order[place]] = (ushort)(place + 1);
        for (var w = 1; w < buffers.Length; w++)
        {
            var ranks = buffers[w].Draw(draw);
            var (groupOf, counters) = (level.Withins[w].Of, scratch.Counters);
            Array.Clear(counters, 0, level.Withins[w].Count);
            foreach (var area in order) ranks[area] = (ushort)++counters[groupOf[area]];
        }
    }

    /// <summary>Share of draws in which each area is among the first <paramref name="count"/>.</summary>
    public double[] First(int count) => buffers[0].ShareWithin([.. Enumerable.Repeat(count, level.Count)]);

    public double[] WorstTenth() => buffers[0].ShareWithin([.. Enumerable.Repeat(Ranks.Tenth(level.Count), level.Count)]);

    /// <summary>Share of draws in which each area is in the worst tenth of its ICB, and among its first <paramref name="top"/>; null where the level is not ranked within ICBs.</summary>
    public (double[] WorstTenth, double[] Top)? WithinIcb(int top)
    {
        if (level.Withins.Count < 2) return null;
        var sizes = level.Withins[1].Of.Select(g => level.Withins[1].Members[g].Length).ToArray();
        return (buffers[1].ShareWithin([.. sizes.Select(Ranks.Tenth)]), buffers[1].ShareWithin([.. sizes.Select(_ => top)]));
    }

    public RankSummary[] Summaries(int threads) => [.. buffers.Select(b => b.Summarise(threads))];
}
