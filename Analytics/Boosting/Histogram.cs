using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HealthNeeds.Analytics.Boosting;

/// <summary>Sums of packed gradients by feature and bin, for the rows of one node.</summary>
internal sealed class Histogram(int blockCount)
{
    private const int BlockLength = BinnedMatrix.FeaturesPerBlock * BinnedMatrix.BinsPerFeature;

    private readonly long[] sums = new long[blockCount * BlockLength];

    public ReadOnlySpan<long> Feature(int feature) =>
        sums.AsSpan(feature * BinnedMatrix.BinsPerFeature, BinnedMatrix.BinsPerFeature);

    /// <param name="bins">The training rows.</param>
    /// <param name="rows">Rows of the node.</param>
    /// <param name="words">Packed gradients in the order of <paramref name="rows"/>.</param>
    /// <param name="blocks">Which blocks are wanted; the others are left as they are.</param>
    public void Fill(BinnedMatrix bins, ReadOnlySpan<int> rows, ReadOnlySpan<long> words, bool[] blocks)
    {
        for (var block = 0; block < blocks.Length; block++)
        {
            if (!blocks[block]) continue;
            var target = sums.AsSpan(block * BlockLength, BlockLength);
            target.Clear();
            Accumulate(bins.Block(block), rows, words, ref MemoryMarshal.GetReference(target));
        }
    }

    /// <summary>Takes a child away from its parent, which leaves the other child.</summary>
    public void Subtract(Histogram other)
    {
        var mine = MemoryMarshal.Cast<long, Vector<long>>(sums.AsSpan());
        var theirs = MemoryMarshal.Cast<long, Vector<long>>(other.sums.AsSpan());
        for (var i = 0; i < mine.Length; i++) mine[i] -= theirs[i];
    }

    // The hot loop of training. Bounds are certain: rows come from the partition of 0..n-1, and a bin is a byte of a 256-slot row.
    private static void Accumulate(ulong[] block, ReadOnlySpan<int> rows, ReadOnlySpan<long> words, ref long target)
    {
        ref var bins = ref MemoryMarshal.GetArrayDataReference(block);
        for (var i = 0; i < rows.Length; i++)
        {
            var packed = Unsafe.Add(ref bins, rows[i]);
            var word = words[i];
            Unsafe.Add(ref target, (nint)(byte)packed) += word;
            Unsafe.Add(ref target, (nint)(byte)(packed >> 8) + 0x100) += word;
            Unsafe.Add(ref target, (nint)(byte)(packed >> 16) + 0x200) += word;
            Unsafe.Add(ref target, (nint)(byte)(packed >> 24) + 0x300) += word;
            Unsafe.Add(ref target, (nint)(byte)(packed >> 32) + 0x400) += word;
            Unsafe.Add(ref target, (nint)(byte)(packed >> 40) + 0x500) += word;
            Unsafe.Add(ref target, (nint)(byte)(packed >> 48) + 0x600) += word;
            Unsafe.Add(ref target, (nint)(byte)(packed >> 56) + 0x700) += word;
        }
    }
}
