using HealthNeeds.Core.Areas;

namespace HealthNeeds.Analytics.Frames;

/// <summary>A partition of the frame's LSOAs into larger areas, ordered by code.</summary>
internal sealed class AreaGroups
{
    public AreaGroups(IReadOnlyList<AreaCode> groupOfLsoa)
    {
        Codes = [.. groupOfLsoa.Distinct().Order()];
        var index = Codes.Select((code, i) => (code, i)).ToDictionary(e => e.code, e => e.i);
        Of = [.. groupOfLsoa.Select(code => index[code])];
        Members = new int[Codes.Length][];
        foreach (var group in Enumerable.Range(0, Of.Length).GroupBy(i => Of[i]))
            Members[group.Key] = [.. group];
    }

    public AreaCode[] Codes { get; }

    /// <summary>The group of each LSOA.</summary>
    public int[] Of { get; }

    /// <summary>The LSOAs of each group, ascending.</summary>
    public int[][] Members { get; }

    public int Count => Codes.Length;

    /// <summary>The mean of the known values of each group, or NaN where none is known.</summary>
    public double[] Mean(double[] values, double[] weights)
    {
        var mean = new double[Count];
        for (var g = 0; g < Count; g++)
        {
            double sum = 0, weight = 0;
            foreach (var i in Members[g].Where(i => !double.IsNaN(values[i])))
            {
                sum += weights[i] * values[i];
                weight += weights[i];
            }

            mean[g] = weight > 0 ? sum / weight : double.NaN;
        }

        return mean;
    }
}
