namespace HealthNeeds.Analytics.Statistics;

/// <summary>
/// Spearman's rank correlation of pairs of values, equal values sharing the mean of their ranks, with limits by Fisher's z and the variance (1 + ρ²/2)/(n − 3)
/// (Bonett and Wright, Psychometrika 2000;65:23–28).
/// </summary>
/// <param name="Rho">From −1 to 1; null where it cannot be told.</param>
/// <param name="Lower">Null where limits are not known.</param>
/// <param name="Upper">As <paramref name="Lower"/>.</param>
/// <param name="Pairs">Pairs in which both values are known.</param>
/// <param name="Reason">Why there is none; null where there is one.</param>
public sealed record RankCorrelation(double? Rho, double? Lower, double? Upper, int Pairs, NoCorrelation? Reason)
{
    /// <summary>With fewer pairs nothing is told: the limits would be nearly as wide as the scale, and their formula is not made for so few.</summary>
    public const int FewestPairs = 30;

    /// <summary>What the limits bound.</summary>
    public const double Confidence = 0.95;

    /// <summary>Of the normal distribution: 2.5% lie above it.</summary>
    private const double Normal95 = 1.959963984540054;

    /// <param name="first">Not a number where there is no value.</param>
    /// <param name="second">In the same order; not a number where there is no value.</param>
    /// <exception cref="ArgumentException">The two are not equally long.</exception>
    public static RankCorrelation Of(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Count != second.Count) throw new ArgumentException($"{first.Count} values cannot be paired with {second.Count}.", nameof(second));
        int[] known = [.. Enumerable.Range(0, first.Count).Where(i => !double.IsNaN(first[i]) && !double.IsNaN(second[i]))];
        if (known.Length < FewestPairs) return Untold(known.Length, NoCorrelation.TooFewPairs);
        var (x, y) = (Array.ConvertAll(known, i => first[i]), Array.ConvertAll(known, i => second[i]));
        if (IsConstant(x) || IsConstant(y)) return Untold(known.Length, NoCorrelation.AllAlike);
        var rho = Math.Clamp(RankMetrics.Spearman(x, y), -1, 1);
        var limits = Limits(rho, known.Length);
        return new RankCorrelation(rho, limits?.Lower, limits?.Upper, known.Length, Reason: null);
    }

    /// <summary>Limits that bound 95%; null of a perfect order, of which Fisher's z is infinite, and below four pairs.</summary>
    public static (double Lower, double Upper)? Limits(double rho, int pairs)
    {
        if (pairs <= 3 || Math.Abs(rho) > 1 - 1e-12) return null;
        var (z, error) = (Math.Atanh(rho), Math.Sqrt((1 + (rho * rho / 2)) / (pairs - 3)));
        return (Math.Tanh(z - (Normal95 * error)), Math.Tanh(z + (Normal95 * error)));
    }

    private static RankCorrelation Untold(int pairs, NoCorrelation reason) => new(Rho: null, Lower: null, Upper: null, pairs, reason);

    private static bool IsConstant(double[] values) => Array.TrueForAll(values, v => v == values[0]);
}

/// <summary>Why a correlation is not known.</summary>
public enum NoCorrelation
{
    /// <summary>Fewer pairs than <see cref="RankCorrelation.FewestPairs"/>.</summary>
    TooFewPairs,

    /// <summary>One of the two has the same value everywhere, so it orders nothing.</summary>
    AllAlike,
}
