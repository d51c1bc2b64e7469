using MathNet.Numerics.Distributions;

namespace HealthNeeds.Analytics.Limits;

/// <summary>
/// Limits of a count of events that come one by one: Byar's approximation from <see cref="LeastForByar"/> on (Breslow and Day, Statistical Methods in Cancer
/// Research, volume II, 1987, page 69), below that the exact limits of a Poisson count by the chi-squared distribution (Ulm, American Journal of
/// Epidemiology 1990;131:373–375): OHID's public health technical guide takes both so.
/// </summary>
public static class CountLimits
{
    /// <summary>Below this Byar's approximation is too far off.</summary>
    public const int LeastForByar = 10;

    /// <param name="count">At least 0; need not be whole.</param>
    /// <param name="confidence">Share of intervals that should hold the true value, above 0 and below 1.</param>
    /// <returns>Counts.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside of what is said.</exception>
    public static Interval Of(double count, double confidence = ProportionLimits.Usual) => count < LeastForByar ? Exact(count, confidence) : Byar(count, confidence);

    /// <summary>By Byar's approximation.</summary>
    public static Interval Byar(double count, double confidence = ProportionLimits.Usual)
    {
        Check(count);
        var z = NormalQuantile.TwoSided(confidence);
        return new Interval(count == 0 ? 0 : Math.Max(0, count * Cube(1 - (1 / (9 * count)) - (z / (3 * Math.Sqrt(count))))), (count + 1) * Cube(1 - (1 / (9 * (count + 1))) + (z / (3 * Math.Sqrt(count + 1)))));
    }

    /// <summary>By the distribution itself.</summary>
    public static Interval Exact(double count, double confidence = ProportionLimits.Usual)
    {
        Check(count);
        if (!(confidence is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "Expected a confidence between 0 and 1, as in 0.95.");
        var tail = (1 - confidence) / 2;
        return new Interval(count == 0 ? 0 : Gamma.InvCDF(count, 1, tail), Gamma.InvCDF(count + 1, 1, 1 - tail));
    }

    private static double Cube(double value) => value * value * value;

    private static void Check(double count)
    {
        if (!(count >= 0) || !double.IsFinite(count)) throw new ArgumentOutOfRangeException(nameof(count), count, "A count is at least 0.");
    }
}
