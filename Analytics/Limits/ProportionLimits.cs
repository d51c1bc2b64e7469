using MathNet.Numerics.Distributions;

namespace HealthNeeds.Analytics.Limits;

/// <summary>
/// Limits of a share by Wilson's score method (Wilson EB, Journal of the American Statistical Association 1927;22:209–212; Newcombe and Altman in
/// Statistics with Confidence, 2nd edition, 2000, chapter 6), as OHID's public health technical guide takes them for proportions.
/// </summary>
public static class ProportionLimits
{
    public const double Usual = 0.95;

    /// <param name="count">People counted, from 0 to <paramref name="denominator"/>; need not be whole.</param>
    /// <param name="denominator">People among whom they were counted, above 0.</param>
    /// <param name="confidence">Share of intervals that should hold the true value, above 0 and below 1.</param>
    /// <returns>Shares from 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside of what is said.</exception>
    public static Interval Wilson(double count, double denominator, double confidence = Usual)
    {
        if (!(denominator > 0) || !double.IsFinite(denominator)) throw new ArgumentOutOfRangeException(nameof(denominator), denominator, "A share needs a denominator above 0.");
        if (!(count >= 0 && count <= denominator)) throw new ArgumentOutOfRangeException(nameof(count), count, $"Expected a count from 0 to the denominator, {denominator}.");
        var z = NormalQuantile.TwoSided(confidence);
        var others = denominator - count;
        var spread = z * Math.Sqrt((z * z) + (4 * count * others / denominator));
        var around = (2 * count) + (z * z);
        var scale = 2 * (denominator + (z * z));
        return new Interval(count == 0 ? 0 : (around - spread) / scale, others == 0 ? 1 : (around + spread) / scale);
    }
}

/// <summary>The ends of an interval, the lower first.</summary>
public readonly record struct Interval(double Lower, double Upper);

internal static class NormalQuantile
{
    /// <summary>How many standard deviations either side of the mean hold that share of a normal distribution.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    public static double TwoSided(double confidence) => confidence is > 0 and < 1
        ? Normal.InvCDF(0, 1, (1 + confidence) / 2)
        : throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "Expected a confidence between 0 and 1, as in 0.95.");
}
