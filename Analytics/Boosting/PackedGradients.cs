namespace HealthNeeds.Analytics.Boosting;

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
