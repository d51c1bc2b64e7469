namespace HealthNeeds.Analytics.Draws;

/// <summary>A reproducible stream of standard normal draws (SplitMix64), four to each 64-bit step.</summary>
internal struct NormalStream
{
    private readonly float[] table = NormalTable.Quantiles;
    private ulong state;
    private ulong bits;
    private int left;

    /// <param name="keys">Name the stream: the same keys give the same stream on any thread.</param>
    public NormalStream(params ReadOnlySpan<int> keys)
    {
        state = 0x9E3779B97F4A7C15;
        foreach (var key in keys)
        {
            state ^= (uint)key;
            state = Mix(state + 0x9E3779B97F4A7C15);
        }
    }

    public float Next()
    {
        if (left == 0)
        {
            bits = Mix(state += 0x9E3779B97F4A7C15);
            left = 4;
        }

        var draw = table[(int)(bits & 0xFFFF)];
        bits >>= 16;
        left--;
        return draw;
    }

    public void Fill(float[] values)
    {
        for (var i = 0; i < values.Length; i++) values[i] = Next();
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
