using MathNet.Numerics;

namespace HealthNeeds.Analytics.Limits;

/// <summary>
/// Control limits of a funnel plot: between which values places of a given size would lie were they all alike and chance alone told them apart
/// (Spiegelhalter, Statistics in Medicine 2005;24:1185–1202). They are the intervals of a figure turned round, as in OHID's public health technical guide:
/// a place lies outside where its own interval, by Wilson's method for a share or the exact one for a rate, leaves the average out.
/// </summary>
public static class FunnelLimits
{
    /// <summary>About two standard deviations.</summary>
    public const double Inner = 0.95;

    /// <summary>About three.</summary>
    public const double Outer = 0.998;

    /// <param name="average">Share of people of all places together, from 0 to 1.</param>
    /// <param name="denominator">People of a place, above 0.</param>
    /// <returns>Shares from 0 to 1.</returns>
    public static Interval OfProportion(double average, double denominator, double confidence)
    {
        if (!(average is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(average), average, "Expected a share from 0 to 1.");
        if (!(denominator > 0)) throw new ArgumentOutOfRangeException(nameof(denominator), denominator, "A place needs people.");
        var reach = NormalQuantile.TwoSided(confidence) * Math.Sqrt(average * (1 - average) / denominator);
        return new Interval(Math.Max(0, average - reach), Math.Min(1, average + reach));
    }

    /// <param name="average">Events a person of all places together, at least 0.</param>
    /// <param name="denominator">People of a place, above 0.</param>
    /// <returns>Events a person; between whole counts as the gamma distribution has them.</returns>
    public static Interval OfRate(double average, double denominator, double confidence)
    {
        if (!(average >= 0)) throw new ArgumentOutOfRangeException(nameof(average), average, "Expected a rate of at least 0.");
        if (!(denominator > 0)) throw new ArgumentOutOfRangeException(nameof(denominator), denominator, "A place needs people.");
        if (!(confidence is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "Expected a confidence between 0 and 1.");
        var (expected, tail) = (average * denominator, (1 - confidence) / 2);
        return new Interval(Lowest(expected, tail) / denominator, Highest(expected, tail) / denominator);
    }

    /// <summary>The count whose upper exact limit is what is expected; 0 where even none would not be few.</summary>
    private static double Lowest(double expected, double tail) =>
        expected <= -Math.Log(tail) ? 0 : Root(count => SpecialFunctions.GammaLowerRegularized(count + 1, expected) - (1 - tail), expected);

    /// <summary>The count whose lower exact limit is what is expected.</summary>
    private static double Highest(double expected, double tail) =>
        expected == 0 ? 0 : Root(count => SpecialFunctions.GammaLowerRegularized(count, expected) - tail, expected);

    /// <summary>Where a falling function of the count is 0, by halving.</summary>
    private static double Root(Func<double, double> falling, double expected)
    {
        var (low, high) = (1e-12, (2 * expected) + 100);
        while (high - low > 1e-12 * high)
        {
            var middle = (low + high) / 2;
            if (middle == low || middle == high) break;
            (low, high) = falling(middle) > 0 ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}
