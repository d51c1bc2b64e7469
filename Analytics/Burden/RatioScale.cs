using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Burden;

/// <summary>
/// By how much people with the condition grow for each unit of an outcome. An outcome that is modelled on the log scale is a ratio already. A score
/// is not: how many more people registers hold where it is higher, MSOA by MSOA and for the ages of their residents, gives it one.
/// </summary>
internal static class RatioScale
{
    /// <returns>Log ratio per unit of the outcome; null where no register is held, or none grows with it: the score then has no natural scale.</returns>
    public static double? Of(AreaFrame frame, BurdenLabel label, double[] estimate)
    {
        if (label.Logarithm) return 1;
        var slopes = label.Registers.Select(frame.Latest).OfType<FrameColumn>().Select(r => Slope(frame, r.Values, estimate)).ToArray();
        return slopes.Length > 0 && slopes.Average() is > 0 and var mean ? mean : null;
    }

    private static double Slope(AreaFrame frame, double[] register, double[] estimate)
    {
        var groups = frame.Msoas;
        double[][] ages = [.. FeaturePlan.Ages.Skip(1).Select(frame.Latest).OfType<FrameColumn>().Select(c => groups.Mean(c.Values, frame.Population))];
        var scores = groups.Mean(estimate, frame.Population);
        var logs = Array.ConvertAll(groups.Mean(register, frame.Population), r => r > 0 ? Math.Log(r) : double.NaN);
        var fit = LinearFit.Of([scores, .. ages], logs, [.. Enumerable.Range(0, groups.Count)]);
        return fit.Slopes[0] / Spread.Of(scores.Where((_, g) => !double.IsNaN(logs[g]))).Sd;
    }
}
