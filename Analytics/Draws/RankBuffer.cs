namespace HealthNeeds.Analytics.Draws;

/// <summary>The rank of every area in every draw, draw by draw; reused from ranking to ranking.</summary>
internal sealed class RankBuffer
{
    /// <summary>Areas turned from rows into columns at a time: a cache line of ranks each.</summary>
    private const int Block = 32;

    private readonly ushort[] ranks;

    public RankBuffer(int draws, int areas)
    {
        if (areas > ushort.MaxValue) throw new ArgumentOutOfRangeException(nameof(areas), areas, $"At most {ushort.MaxValue} areas can be ranked.");
        (Draws, Areas) = (draws, areas);
        ranks = new ushort[(long)draws * areas];
    }

    public int Draws { get; }

    public int Areas { get; }

    public Span<ushort> Draw(int draw) => ranks.AsSpan(draw * Areas, Areas);

    /// <summary>Median and the bounds of the middle 90% of the draws; lower ≤ median ≤ upper by construction.</summary>
    public RankSummary Summarise(int threads)
    {
        var summary = new RankSummary(new ushort[Areas], new ushort[Areas], new ushort[Areas]);
        Parallel.For(
            0,
            (Areas + Block - 1) / Block,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            () => (Columns: new ushort[Block * Draws], Quantiles: new RankQuantiles()),
            (b, _, scratch) =>
            {
                SummariseBlock(b * Block, Math.Min(Areas, (b + 1) * Block), summary, scratch.Columns, scratch.Quantiles);
                return scratch;
            },
            _ => { });
        return summary;
    }

    /// <summary>Share of draws in which each area is among the first.</summary>
    /// <param name="first">Per area, how many count as the first.</param>
    public double[] ShareWithin(int[] first)
    {
        var count = new int[Areas];
        for (var d = 0; d < Draws; d++)
        {
            var draw = Draw(d);
            for (var i = 0; i < draw.Length; i++)
            {
                if (draw[i] <= first[i]) count[i]++;
            }
        }

        return Array.ConvertAll(count, c => c / (double)Draws);
    }

    private void SummariseBlock(int start, int end, RankSummary summary, ushort[] columns, RankQuantiles quantiles)
    {
        for (var d = 0; d < Draws; d++)
        {
            var row = Draw(d)[start..end];
            for (var k = 0; k < row.Length; k++) columns[(k * Draws) + d] = row[k];
        }

        ReadOnlySpan<int> places = [(int)(0.05 * (Draws - 1)), (Draws - 1) / 2, (int)Math.Ceiling(0.95 * (Draws - 1))];
        Span<ushort> found = stackalloc ushort[3];
        for (var i = start; i < end; i++)
        {
            quantiles.Find(columns.AsSpan((i - start) * Draws, Draws), places, found);
            (summary.Lower[i], summary.Median[i], summary.Upper[i]) = (found[0], found[1], found[2]);
        }
    }
}

/// <summary>Ranks over all draws of the areas of a level within one kind of larger area.</summary>
internal sealed record RankSummary(ushort[] Median, ushort[] Lower, ushort[] Upper);

/// <summary>Order statistics of ranks by counting: exact, and several times faster than sorting. One per thread.</summary>
internal sealed class RankQuantiles
{
    private const int Buckets = 256;

    private readonly int[] high = new int[Buckets];
    private readonly int[] low = new int[Buckets];

    /// <param name="values">Read at least once per quantile; not changed.</param>
    /// <param name="places">0-based places in ascending order of value, as the result would have after sorting.</param>
    public void Find(ReadOnlySpan<ushort> values, ReadOnlySpan<int> places, Span<ushort> found)
    {
        Array.Clear(high);
        foreach (var value in values) high[value >> 8]++;
        for (var k = 0; k < places.Length; k++) found[k] = At(values, places[k]);
    }

    private ushort At(ReadOnlySpan<ushort> values, int place)
    {
        var bucket = Bucket(high, ref place);
        Array.Clear(low);
        foreach (var value in values)
        {
            if (value >> 8 == bucket) low[value & 0xFF]++;
        }

        return (ushort)((bucket << 8) | Bucket(low, ref place));
    }

    /// <summary>The bucket that holds the place; the place becomes one within it.</summary>
    private static int Bucket(int[] counts, ref int place)
    {
        var bucket = 0;
        for (; place >= counts[bucket]; bucket++) place -= counts[bucket];
        return bucket;
    }
}
