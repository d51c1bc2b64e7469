namespace HealthNeeds.Analytics.Inequality;

/// <summary>
/// The slope index of inequality: the difference that a line through the groups makes from the most to the least deprived resident, and the relative
/// index, the ratio of its two ends. The line is fitted by least squares of √a·Y on √a and b·√a, where a is a group's share of residents and b the middle of
/// its residents in the order of deprivation, 0 the most deprived (Low and Low, Journal of Public Health 2004;26:388–395; OHID's Fingertips technical
/// guide).
/// </summary>
/// <param name="MostDeprived">The line's value at the most deprived end, in the indicator's unit.</param>
/// <param name="LeastDeprived">At the other end.</param>
/// <param name="Slope">Most less least deprived, with the limits that bound 95%; null where the groups' errors are not known.</param>
/// <param name="Ratio">Most over least deprived; null where the least deprived end is not above 0, and without limits where it may not be: such a ratio has no upper end.</param>
public sealed record SlopeIndex(double MostDeprived, double LeastDeprived, SlopeInterval Slope, SlopeInterval? Ratio)
{
    private const int Simulations = 10_000;

    /// <param name="groups">Ten tenths, or five fifths, all of them.</param>
    /// <param name="expected">How many groups there must be.</param>
    /// <param name="seed">Of the simulation that gives the limits: errors of the groups are drawn as normal on the scale of the fit.</param>
    /// <returns>Null where a group is missing, or a value cannot stand on the scale.</returns>
    public static SlopeIndex? Of(IReadOnlyList<DeprivationGroup> groups, int expected, SlopeScale scale, int seed)
    {
        ArgumentNullException.ThrowIfNull(groups);
        if (groups.Count != expected || groups.Any(g => !SlopeScales.Holds(scale, g.Value))) return null;
        var fit = new GroupFit([.. groups.Select(g => g.Population)]);
        double[] values = [.. groups.Select(g => SlopeScales.To(scale, g.Value))];
        var (most, least) = fit.Ends(values, scale);
        double?[] errors = [.. groups.Select(g => g.Error is { } error ? error * SlopeScales.Steepness(scale, g.Value) : (double?)null)];
        if (Array.Exists(errors, e => e is null)) return new SlopeIndex(most, least, new SlopeInterval(most - least, null, null), least > 0 ? new SlopeInterval(most / least, null, null) : null);
        var random = new Random(seed);
        var (slopes, ratios) = (new double[Simulations], new double[Simulations]);
        for (var s = 0; s < Simulations; s++)
        {
            var (top, bottom) = fit.Ends([.. values.Select((v, i) => v + (errors[i]!.Value * Normal(random)))], scale);
            (slopes[s], ratios[s]) = (top - bottom, bottom > 0 ? top / bottom : double.PositiveInfinity);
        }

        return new SlopeIndex(most, least, Interval(most - least, slopes), least > 0 ? Interval(most / least, ratios) : null);
    }

    private static SlopeInterval Interval(double value, double[] drawn)
    {
        Array.Sort(drawn);
        var (lower, upper) = (drawn[(int)(0.025 * Simulations)], drawn[(int)(0.975 * Simulations)]);
        return double.IsFinite(upper) ? new SlopeInterval(value, Math.Min(value, lower), Math.Max(value, upper)) : new SlopeInterval(value, null, null);
    }

    /// <summary>By Box and Muller.</summary>
    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}

/// <summary>How values are spoken of while the line is fitted.</summary>
public enum SlopeScale
{
    /// <summary>As they are.</summary>
    Plain,

    /// <summary>By their logarithm: rates, which are never negative.</summary>
    Rate,

    /// <summary>By their logit: percentages from 0 to 100.</summary>
    Percentage,
}

/// <summary>A value and the limits that bound 95%; null where they are not known.</summary>
public readonly record struct SlopeInterval(double Value, double? Lower, double? Upper);

/// <summary>The line through groups of given sizes.</summary>
internal sealed class GroupFit
{
    private readonly double[] shares;
    private readonly double[] middles;

    public GroupFit(double[] populations)
    {
        var all = populations.Sum();
        shares = Array.ConvertAll(populations, p => p / all);
        middles = new double[shares.Length];
        var passed = 0.0;
        for (var g = 0; g < shares.Length; g++)
        {
            middles[g] = passed + (shares[g] / 2);
            passed += shares[g];
        }
    }

    /// <returns>The line's ends, back in the indicator's unit.</returns>
    public (double Most, double Least) Ends(double[] values, SlopeScale scale)
    {
        double middle = 0, mean = 0, across = 0, both = 0;
        for (var g = 0; g < shares.Length; g++) (middle, mean) = (middle + (shares[g] * middles[g]), mean + (shares[g] * values[g]));
        for (var g = 0; g < shares.Length; g++)
        {
            var away = middles[g] - middle;
            (across, both) = (across + (shares[g] * away * away), both + (shares[g] * away * (values[g] - mean)));
        }

        var (slope, start) = (both / across, mean - (both / across * middle));
        return (SlopeScales.From(scale, start), SlopeScales.From(scale, start + slope));
    }
}

internal static class SlopeScales
{
    public static bool Holds(SlopeScale scale, double value) => scale switch
    {
        SlopeScale.Rate => value > 0,
        SlopeScale.Percentage => value is > 0 and < 100,
        _ => double.IsFinite(value),
    };

    public static double To(SlopeScale scale, double value) => scale switch
    {
        SlopeScale.Rate => Math.Log(value),
        SlopeScale.Percentage => Math.Log(value / (100 - value)),
        _ => value,
    };

    public static double From(SlopeScale scale, double value) => scale switch
    {
        SlopeScale.Rate => Math.Exp(value),
        SlopeScale.Percentage => 100 / (1 + Math.Exp(-value)),
        _ => value,
    };

    /// <summary>How far the scale moves where the value moves by one.</summary>
    public static double Steepness(SlopeScale scale, double value) => scale switch
    {
        SlopeScale.Rate => 1 / value,
        SlopeScale.Percentage => 100 / (value * (100 - value)),
        _ => 1,
    };
}
