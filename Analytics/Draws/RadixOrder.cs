namespace HealthNeeds.Analytics.Draws;

/// <summary>Orders floats from the largest to the smallest by three radix passes; equal values keep their order. Buffers are reused between calls.</summary>
internal sealed class RadixOrder(int count)
{
    private const int Bits = 11;
    private const int Buckets = 1 << Bits;

    private readonly int[] starts = new int[3 * Buckets];
    private uint[] keys = new uint[count];
    private uint[] otherKeys = new uint[count];
    private int[] order = new int[count];
    private int[] otherOrder = new int[count];

    /// <summary>Positions of the first <paramref name="count"/> values, largest first; valid until the next call.</summary>
    public ReadOnlySpan<int> Descending(ReadOnlySpan<float> values)
    {
        var n = values.Length;
        Array.Clear(starts);
        for (var i = 0; i < n; i++)
        {
            var key = Key(values[i]);
            keys[i] = key;
            order[i] = i;
            for (var pass = 0; pass < 3; pass++) starts[(pass * Buckets) + Digit(key, pass)]++;
        }

        for (var pass = 0; pass < 3; pass++) Pass(pass, n);
        return order.AsSpan(0, n);
    }

    /// <summary>Unsigned integers in the reverse order of the floats.</summary>
    private static uint Key(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value);
        return (bits & 0x8000_0000) != 0 ? bits : ~(bits | 0x8000_0000);
    }

    private static int Digit(uint key, int pass) => (int)(key >> (pass * Bits)) & (Buckets - 1);

    private void Pass(int pass, int n)
    {
        var start = starts.AsSpan(pass * Buckets, Buckets);
        var sum = 0;
        for (var b = 0; b < Buckets; b++) (start[b], sum) = (sum, sum + start[b]);
        for (var i = 0; i < n; i++)
        {
            var place = start[Digit(keys[i], pass)]++;
            otherKeys[place] = keys[i];
            otherOrder[place] = order[i];
        }

        (keys, otherKeys) = (otherKeys, keys);
        (order, otherOrder) = (otherOrder, order);
    }
}
