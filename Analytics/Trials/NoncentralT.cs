using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;

namespace HealthNeeds.Analytics.Trials;

/// <summary>The noncentral t distribution: what a t statistic follows where there is a difference. MathNet has none.</summary>
public static class NoncentralT
{
    /// <summary>Beyond this the first terms of the series are too small to be numbers.</summary>
    private const double MostForSeries = 37;

    /// <summary>The normal distribution holds nothing to speak of beyond so many standard deviations.</summary>
    private const double Reach = 9;

    private const int Nodes = 128;

    private const double Enough = 1e-13;

    /// <summary>The chance of a value of at most <paramref name="t"/>.</summary>
    /// <param name="t">0 or more.</param>
    /// <param name="freedom">Degrees of freedom, above 0.</param>
    /// <param name="shift">The difference over its standard error, 0 or more.</param>
    /// <remarks>Lenth (1989), Algorithm AS 243, Applied Statistics 38, 185–189.</remarks>
    public static double Cumulative(double t, double freedom, double shift)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(t);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(freedom);
        ArgumentOutOfRangeException.ThrowIfNegative(shift);
        if (shift > MostForSeries) return t > 0 ? Integrated(t, freedom, shift) : 0;
        var x = t * t / ((t * t) + freedom);
        var half = shift * shift / 2;
        var (even, odd) = (Math.Exp(-half), shift * Math.Exp(-half) * Math.Sqrt(2 / Math.PI));
        var (sum, weight) = (0.0, 0.0);
        for (var j = 0; weight < 1 - Enough && (j <= half || even > Enough); j++)
        {
            sum += (even * Beta(j + 0.5, freedom, x)) + (odd * Beta(j + 1, freedom, x));
            weight += even;
            (even, odd) = (even * half / (j + 1), odd * half / (j + 1.5));
        }

        return Math.Clamp(Normal.CDF(0, 1, -shift) + (sum / 2), 0, 1);
    }

    /// <summary>
    /// A value is (z + shift) / s, with z normal and s the root of χ² over its degrees of freedom: the chance that s is at least (z + shift) / t, over all z.
    /// The shift is beyond the reach of z, so that z + shift is never below 0.
    /// </summary>
    private static double Integrated(double t, double freedom, double shift) => Math.Clamp(
        GaussLegendreRule.Integrate(z => Normal.PDF(0, 1, z) * SpecialFunctions.GammaUpperRegularized(freedom / 2, freedom / 2 * Math.Pow((z + shift) / t, 2)), -Reach, Reach, Nodes),
        0,
        1);

    private static double Beta(double a, double freedom, double x) => SpecialFunctions.BetaRegularized(a, freedom / 2, x);
}
