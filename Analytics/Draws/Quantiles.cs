namespace HealthNeeds.Analytics.Draws;

/// <summary>Order statistics of ranks by counting: exact, and several times faster than sorting. One per thread.</summary>
internal sealed class Quantiles
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
