using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Burden;

/// <summary>The figures that burdens are checked by, as they stand in a frame.</summary>
internal static class OutsideFigures
{
    /// <summary>Fewer areas than this say nothing.</summary>
    public const int FewestAreas = 30;

    /// <summary>The figure by area of the check's level, higher worse; NaN where it is not known. Null where the figures do not hold it.</summary>
    public static double[]? Values(OutsideCheck check, AreaFrame frame)
    {
        var values = check.Level switch
        {
            AreaLevel.Ltla24 => frame.LatestOfAuthorities(check.Indicator)?.Values,
            AreaLevel.Msoa21 => OfMsoas(check.Indicator, frame),
            _ => frame.Latest(check.Indicator)?.Values,
        };
        if (values is null || values.All(double.IsNaN)) return null;
        if (check.ForAges) values = values.Count(v => !double.IsNaN(v)) < FewestAreas ? null : LessAges(frame, values);
        if (values is null) return null;
        return check.HigherIsWorse ? values : Array.ConvertAll(values, v => -v);
    }

    /// <summary>Published for both sexes apart: their mean. Carried to LSOAs from practices: the mean of the MSOA's residents.</summary>
    private static double[]? OfMsoas(string indicator, AreaFrame frame)
    {
        if (frame.LatestOfMsoas(indicator, Sex.Female) is { } female && frame.LatestOfMsoas(indicator, Sex.Male) is { } male)
            return [.. female.Values.Zip(male.Values, (f, m) => (f + m) / 2)];
        return frame.LatestOfMsoas(indicator)?.Values ?? (frame.Latest(indicator) is { } lsoas ? frame.Msoas.Mean(lsoas.Values, frame.Population) : null);
    }

    private static double[] LessAges(AreaFrame frame, double[] values)
    {
        // The first band is left out: the shares of all bands sum to 100.
        double[][] ages = [.. FeaturePlan.AgeColumns(frame).Select(c => c.Values)];
        if (ages.Length == 0) return values;
        var fit = LinearFit.Of(ages, values, [.. Enumerable.Range(0, values.Length)]);
        return [.. values.Select((v, i) => v - fit.Predict(ages, i))];
    }
}
