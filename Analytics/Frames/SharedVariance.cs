namespace HealthNeeds.Analytics.Frames;

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
