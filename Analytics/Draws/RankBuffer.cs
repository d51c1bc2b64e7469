namespace HealthNeeds.Analytics.Draws;

/// <summary>The rank of every area in every draw, draw by draw; reused from ranking to ranking.</summary>
internal sealed class RankBuffer
{
    /// <summary>Areas turned from rows into columns at a time: a cache line of ranks each.</summary>
    private const int Block = 32;

    /// <summary>Two bytes a rank, which is enough for nearly twice England's LSOAs.</summary>
    private readonly ushort[]? narrow;

    /// <summary>Four bytes, where ranks go higher.</summary>
    private readonly int[]? wide;

    private readonly int highest;

    /// <summary>Of ranks among all areas.</summary>
    /// <inheritdoc cref="RankBuffer(int, int, int)"/>
    public RankBuffer(int draws, int areas)
        : this(draws, areas, areas)
    {
    }

    /// <param name="highest">No rank is above it: the number of areas in the largest group, where areas are ranked within groups.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are more than two thousand million ranks.</exception>
    public RankBuffer(int draws, int areas, int highest)
    {
        var ranks = (long)draws * areas;
        if (ranks > Array.MaxLength) throw new ArgumentOutOfRangeException(nameof(areas), areas, $"At most {Array.MaxLength / draws} areas can be ranked {draws} times.");
        (Draws, Areas, this.highest) = (draws, areas, highest);
        if (highest <= ushort.MaxValue) narrow = new ushort[ranks];
        else wide = new int[ranks];
    }

    public int Draws { get; }

    public int Areas { get; }

    public int this[int draw, int area] => narrow is null ? wide![At(draw) + area] : narrow[At(draw) + area];

    /// <param name="ranks">One for each area, from 1.</param>
    public void Record(int draw, ReadOnlySpan<int> ranks)
    {
        if (narrow is null)
        {
            ranks.CopyTo(wide.AsSpan(At(draw), Areas));
            return;
        }

        var row = narrow.AsSpan(At(draw), Areas);
        for (var i = 0; i < row.Length; i++) row[i] = (ushort)ranks[i];
    }

    /// <summary>Median and the bounds of the middle 90% of the draws; lower ≤ median ≤ upper by construction.</summary>
    public RankSummary Summarise(int threads)
    {
        var summary = new RankSummary(new int[Areas], new int[Areas], new int[Areas]);
        Parallel.For(
            0,
            (Areas + Block - 1) / Block,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            () => (Columns: new int[Block * Draws], Quantiles: new RankQuantiles(highest)),
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
            for (var i = 0; i < count.Length; i++)
            {
                if (this[d, i] <= first[i]) count[i]++;
            }
        }

        return Array.ConvertAll(count, c => c / (double)Draws);
    }

    private void SummariseBlock(int start, int end, RankSummary summary, int[] columns, RankQuantiles quantiles)
    {
        for (var d = 0; d < Draws; d++)
        {
            for (var k = 0; k < end - start; k++) columns[(k * Draws) + d] = this[d, start + k];
        }

        ReadOnlySpan<int> places = [DrawBounds.Low(Draws), DrawBounds.Middle(Draws), DrawBounds.High(Draws)];
        Span<int> found = stackalloc int[3];
        for (var i = start; i < end; i++)
        {
            quantiles.Find(columns.AsSpan((i - start) * Draws, Draws), places, found);
            (summary.Lower[i], summary.Median[i], summary.Upper[i]) = (found[0], found[1], found[2]);
        }
    }

    /// <summary>Where a draw begins.</summary>
    private int At(int draw) => draw * Areas;
}

/// <summary>Ranks over all draws of the areas of a level within one kind of larger area.</summary>
internal sealed record RankSummary(int[] Median, int[] Lower, int[] Upper);

/// <summary>Order statistics of ranks by counting: exact, and several times faster than sorting. One per thread.</summary>
/// <param name="highest">No rank is above it.</param>
internal sealed class RankQuantiles(int highest)
{
    private const int Width = 256;

    private readonly int[] high = new int[(highest / Width) + 1];
    private readonly int[] low = new int[Width];

    /// <param name="values">Read at least once per quantile; not changed.</param>
    /// <param name="places">0-based places in ascending order of value, as the result would have after sorting.</param>
    public void Find(ReadOnlySpan<int> values, ReadOnlySpan<int> places, Span<int> found)
    {
        Array.Clear(high);
        foreach (var value in values) high[value >> 8]++;
        for (var k = 0; k < places.Length; k++) found[k] = At(values, places[k]);
    }

    private int At(ReadOnlySpan<int> values, int place)
    {
        var bucket = Bucket(high, ref place);
        Array.Clear(low);
        foreach (var value in values)
        {
            if (value >> 8 == bucket) low[value & 0xFF]++;
        }

        return (bucket << 8) | Bucket(low, ref place);
    }

    /// <summary>The bucket that holds the place; the place becomes one within it.</summary>
    private static int Bucket(int[] counts, ref int place)
    {
        var bucket = 0;
        for (; place >= counts[bucket]; bucket++) place -= counts[bucket];
        return bucket;
    }
}
