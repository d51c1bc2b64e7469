namespace HealthNeeds.Analytics.Statistics;

internal static class Ranks
{
    /// <summary>Positions of the values from the largest to the smallest; equal values keep their order, so the result is defined.</summary>
    public static int[] Descending(double[] values)
    {
        var order = new int[values.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        var keys = Array.ConvertAll(values, v => -v);
        Array.Sort(keys, order);
        Settle(keys, order);
        return order;
    }

    /// <summary>1-based ranks from the smallest; equal values share the mean of their ranks.</summary>
    public static double[] Average(double[] values)
    {
        var order = Descending(values);
        var ranks = new double[values.Length];
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && values[order[end]] == values[order[start]]) end++;
            for (var k = start; k < end; k++) ranks[order[k]] = order.Length - ((start + end - 1) / 2.0);
            start = end;
        }

        return ranks;
    }

    /// <summary>How many areas the worst tenth holds.</summary>
    public static int Tenth(int count) => Math.Max(1, (int)Math.Round(count / 10.0, MidpointRounding.AwayFromZero));

    /// <summary>Array.Sort is not stable: put runs of equal keys back into ascending position.</summary>
    private static void Settle(double[] keys, int[] order)
    {
        for (var start = 0; start < keys.Length;)
        {
            var end = start + 1;
            while (end < keys.Length && keys[end] == keys[start]) end++;
            if (end - start > 1) Array.Sort(order, start, end - start);
            start = end;
        }
    }
}
