namespace HealthNeeds.Analytics.Frames;

/// <summary>Mean and standard deviation of the known values.</summary>
internal readonly record struct Spread(double Mean, double Sd)
{
    public static Spread Of(IEnumerable<double> values)
    {
        double n = 0, mean = 0, squares = 0;
        foreach (var value in values)
        {
            if (double.IsNaN(value)) continue;
            n++;
            var step = value - mean;
            mean += step / n;
            squares += step * (value - mean);
        }

        return n > 0 ? new Spread(mean, Math.Sqrt(squares / n)) : new Spread(double.NaN, double.NaN);
    }

    /// <summary>0 for every value of a column that does not vary.</summary>
    public double Z(double value) => Sd > 1e-12 ? (value - Mean) / Sd : value - Mean;
}

internal static class OutlierLimits
{
    /// <summary>A copy in which the outermost hundredth on each side is held at its edge, so that a few odd areas do not set the scale. NaN stays.</summary>
    public static double[] Outermost(double[] values)
    {
        double[] sorted = [.. values.Where(v => !double.IsNaN(v)).Order()];
        if (sorted.Length == 0) return [.. values];
        var (low, high) = (sorted[sorted.Length / 100], sorted[sorted.Length - 1 - (sorted.Length / 100)]);
        return Array.ConvertAll(values, v => double.IsNaN(v) ? v : Math.Clamp(v, low, high));
    }
}

/// <summary>The variance that areas of one group share: the mean product of two different areas of the same group.</summary>
internal static class SharedVariance
{
    /// <param name="rows">Areas that take part, each with a value.</param>
    /// <param name="values">Deviations from what is expected: their mean is taken to be 0.</param>
    public static double Of(AreaGroups groups, int[] rows, double[] values) => Of(groups, rows, values, values);

    /// <summary>The covariance of one series in an area with another series in other areas of its group.</summary>
    public static double Of(AreaGroups groups, int[] rows, double[] left, double[] right)
    {
        var sums = new (double Left, double Right, double Own, int Count)[groups.Count];
        foreach (var i in rows)
        {
            ref var sum = ref sums[groups.Of[i]];
            sum = (sum.Left + left[i], sum.Right + right[i], sum.Own + (left[i] * right[i]), sum.Count + 1);
        }

        double products = 0, pairs = 0;
        foreach (var (l, r, own, count) in sums)
        {
            if (count < 2) continue;
            products += ((l * r) - own) / (count - 1);
            pairs += count;
        }

        return pairs > 0 ? products / pairs : 0;
    }
}
