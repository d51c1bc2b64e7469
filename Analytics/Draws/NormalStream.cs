using MathNet.Numerics.Distributions;

namespace HealthNeeds.Analytics.Draws;

/// <summary>A reproducible stream of standard normal draws (SplitMix64), four to each 64-bit step; any place of it can be read by itself.</summary>
internal readonly struct NormalStream
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    private readonly float[] table = NormalTable.Quantiles;
    private readonly ulong start;

    /// <param name="keys">Name the stream: the same keys give the same stream on any thread.</param>
    public NormalStream(params ReadOnlySpan<int> keys)
    {
        start = Step;
        foreach (var key in keys)
        {
            start ^= (uint)key;
            start = Mix(start + Step);
        }
    }

    /// <param name="places">Which draws of the stream, one for each value, ascending.</param>
    public void Fill(float[] values, int[] places)
    {
        var (held, bits) = (-1, 0ul);
        for (var i = 0; i < values.Length; i++)
        {
            var place = places[i];
            if (place >> 2 != held)
            {
                held = place >> 2;
                bits = Mix(start + ((ulong)(held + 1) * Step));
                if (i + 3 < values.Length && places[i + 3] == place + 3 && (place & 3) == 0)
                {
                    Four(values.AsSpan(i, 4), bits);
                    i += 3;
                    continue;
                }
            }

            values[i] = table[(int)(bits >> (16 * (place & 3))) & 0xFFFF];
        }
    }

    /// <summary>A whole step at once: most places stand together.</summary>
    private void Four(Span<float> values, ulong bits)
    {
        values[0] = table[(int)bits & 0xFFFF];
        values[1] = table[(int)(bits >> 16) & 0xFFFF];
        values[2] = table[(int)(bits >> 32) & 0xFFFF];
        values[3] = table[(int)(bits >> 48) & 0xFFFF];
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}

/// <summary>Standard normal quantiles at the middles of 65,536 equal slices: 16 random bits make one draw.</summary>
internal static class NormalTable
{
    public static readonly float[] Quantiles = Build();

    private static float[] Build()
    {
        var table = new float[1 << 16];
        for (var i = 0; i < table.Length; i++) table[i] = (float)Normal.InvCDF(0, 1, (i + 0.5) / table.Length);
        return table;
    }
}
