using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace HealthNeeds.Analytics.Trials;

/// <summary>The noncentral t distribution: what a t statistic follows where there is a difference. MathNet has none.</summary>
public static class NoncentralT
{
    /// <summary>Beyond this the first terms of the series are too small to be numbers, and a test misses nothing.</summary>
    private const double Certain = 37;

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
        if (shift > Certain) return 0;
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

    private static double Beta(double a, double freedom, double x) => SpecialFunctions.BetaRegularized(a, freedom / 2, x);
}
