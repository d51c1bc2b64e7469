namespace HealthNeeds.Analytics.HotSpots;

/// <summary>
/// Many tests at once: control of the false discovery rate, the expected share of findings that are none (Benjamini and Hochberg 1995, Controlling the
/// false discovery rate, Journal of the Royal Statistical Society B 57, 289–300).
/// </summary>
public static class FalseDiscovery
{
    /// <summary>Each test's adjusted value: the lowest rate at which it is a finding. At a rate of 0.05 findings are those of at most 0.05.</summary>
    /// <param name="p">From 0 to 1.</param>
    public static double[] Adjusted(IReadOnlyList<double> p)
    {
        ArgumentNullException.ThrowIfNull(p);
        int[] order = [.. Enumerable.Range(0, p.Count).OrderByDescending(i => p[i])];
        var (adjusted, least) = (new double[p.Count], 1.0);
        for (var k = 0; k < order.Length; k++)
        {
            least = Math.Min(least, p[order[k]] * p.Count / (p.Count - k));
            adjusted[order[k]] = least;
        }

        return adjusted;
    }
}
