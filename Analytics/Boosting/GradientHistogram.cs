using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HealthNeeds.Analytics.Boosting;

/// <summary>Sums of packed gradients by feature and bin, for the rows of one node.</summary>
internal sealed class GradientHistogram(int blockCount)
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
    public void Subtract(GradientHistogram other)
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

/// <summary>
/// First and second derivatives of the rows as whole numbers, both in one 64-bit word: gradient above, hessian below.
/// Words add exactly and in any order, so a histogram is one addition per row and feature, a sibling is an exact
/// difference, and no result depends on the order of the rows. The unit is a power of two chosen so that the sum over
/// all rows just fits in 32 bits, which leaves rounding errors near 1e-9 of that sum.
/// </summary>
internal sealed class PackedGradients(int rowCount)
{
    private readonly long[] words = new long[rowCount];
    private double gradientUnit = 1;
    private double hessianUnit = 1;

    public ReadOnlySpan<long> Words => words;

    public double GradientUnit => gradientUnit;

    public double HessianUnit => hessianUnit;

    /// <param name="gradients">One per row.</param>
    /// <param name="hessians">One per row, not negative.</param>
    /// <param name="drawn">Rows that count for this tree; null for all.</param>
    /// <returns>The sum over all rows.</returns>
    public long Pack(ReadOnlySpan<double> gradients, ReadOnlySpan<double> hessians, bool[]? drawn)
    {
        var (gradientSum, hessianSum) = (0.0, 0.0);
        for (var i = 0; i < words.Length; i++)
        {
            gradientSum += Math.Abs(gradients[i]);
            hessianSum += hessians[i];
        }

        gradientUnit = Unit(gradientSum, int.MaxValue);
        hessianUnit = Unit(hessianSum, uint.MaxValue);
        return PackRows(gradients, hessians, drawn);
    }

    public double Gradient(long word) => (word >> 32) * gradientUnit;

    public double Hessian(long word) => (uint)word * hessianUnit;

    private long PackRows(ReadOnlySpan<double> gradients, ReadOnlySpan<double> hessians, bool[]? drawn)
    {
        var (toGradient, toHessian) = (1 / gradientUnit, 1 / hessianUnit);
        var sum = 0L;
        for (var i = 0; i < words.Length; i++)
        {
            var word = drawn is null || drawn[i]
                ? ((long)Math.Round(gradients[i] * toGradient) << 32) + (long)Math.Round(hessians[i] * toHessian)
                : 0;
            words[i] = word;
            sum += word;
        }

        return sum;
    }

    /// <summary>The smallest power of two in which the sum, with half a unit of rounding per row, stays within the largest number.</summary>
    private double Unit(double sum, double largest)
    {
        if (!double.IsFinite(sum)) throw new ArithmeticException("Training diverged: the derivatives are no longer finite. Check labels for extreme values, or lower LearningRate.");
        return sum > 0 ? Math.ScaleB(1, Math.ILogB(sum / (largest - words.Length)) + 1) : 1;
    }
}
