using System.Numerics;

namespace HealthNeeds.Analytics.Siting;

/// <summary>A set of points as bits: what one site, or several, reach.</summary>
internal sealed class CoverSet(int points)
{
    private readonly ulong[] words = new ulong[(points + 63) / 64];

    public bool this[int point] => (words[point >> 6] & (1UL << (point & 63))) != 0;

    public bool IsEmpty => Array.TrueForAll(words, w => w == 0);

    public void Add(int point) => words[point >> 6] |= 1UL << (point & 63);

    public void Clear() => Array.Clear(words);

    /// <summary>Becomes the union of two sets of the same points.</summary>
    public void Join(CoverSet one, CoverSet other)
    {
        for (var w = 0; w < words.Length; w++) words[w] = one.words[w] | other.words[w];
    }

    public void Add(CoverSet other) => Join(this, other);

    public void Remove(CoverSet other)
    {
        for (var w = 0; w < words.Length; w++) words[w] &= ~other.words[w];
    }

    public bool IsWithin(CoverSet other)
    {
        for (var w = 0; w < words.Length; w++)
        {
            if ((words[w] & ~other.words[w]) != 0) return false;
        }

        return true;
    }

    public long Sum(long[] values)
    {
        var sum = 0L;
        for (var w = 0; w < words.Length; w++) sum += Sum(words[w], w, values);
        return sum;
    }

    /// <summary>The values of its points that <paramref name="covered"/> lacks.</summary>
    public long SumBeyond(CoverSet covered, long[] values)
    {
        var sum = 0L;
        for (var w = 0; w < words.Length; w++) sum += Sum(words[w] & ~covered.words[w], w, values);
        return sum;
    }

    private static long Sum(ulong bits, int word, long[] values)
    {
        var sum = 0L;
        for (; bits != 0; bits &= bits - 1) sum += values[(word << 6) + BitOperations.TrailingZeroCount(bits)];
        return sum;
    }
}
