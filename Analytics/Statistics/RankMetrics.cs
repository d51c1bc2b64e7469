namespace HealthNeeds.Analytics.Statistics;

/// <summary>How well a prediction orders areas by an outcome. Both arrays are without NaN; higher is worse in both.</summary>
internal static class RankMetrics
{
    public const string SpearmanId = "spearman";
    public const string NdcgId = "ndcg";
    public const string OverlapId = "worst-tenth-overlap";
    public const string CapturedId = "captured-share";

    public static IEnumerable<(string Metric, double Value)> All(double[] prediction, double[] outcome) =>
    [
        (SpearmanId, Spearman(prediction, outcome)),
        (OverlapId, WorstTenthOverlap(prediction, outcome)),
        (NdcgId, Ndcg(prediction, outcome)),
        (CapturedId, CapturedShare(prediction, outcome)),
    ];

    public static double Spearman(double[] prediction, double[] outcome) =>
        Pearson(Ranks.Average(prediction), Ranks.Average(outcome));

    /// <summary>Share of the truly worst tenth that the predicted worst tenth holds.</summary>
    public static double WorstTenthOverlap(double[] prediction, double[] outcome)
    {
        var k = Ranks.Tenth(outcome.Length);
        var truth = Ranks.Descending(outcome).Take(k).ToHashSet();
        return Ranks.Descending(prediction).Take(k).Count(truth.Contains) / (double)k;
    }

    /// <summary>Normalised discounted cumulative gain of the first tenth; an area's gain is 2^g - 1, g its tenth of the outcome (0–9).</summary>
    public static double Ndcg(double[] prediction, double[] outcome)
    {
        var truth = Ranks.Descending(outcome);
        var gain = new double[outcome.Length];
        for (var r = 0; r < truth.Length; r++) gain[truth[r]] = Math.Pow(2, 9 - (r * 10L / truth.Length)) - 1;
        var best = Discounted(truth, gain);
        return best > 0 ? Discounted(Ranks.Descending(prediction), gain) / best : 0;
    }

    /// <summary>The outcome above England's mean that the predicted worst tenth holds, as a share of the most any tenth could hold.</summary>
    public static double CapturedShare(double[] prediction, double[] outcome)
    {
        var k = Ranks.Tenth(outcome.Length);
        var mean = outcome.Average();
        double Excess(double[] by) => Ranks.Descending(by).Take(k).Sum(i => outcome[i] - mean);
        var most = Excess(outcome);
        return most > 0 ? Excess(prediction) / most : 0;
    }

    public static double Pearson(double[] x, double[] y)
    {
        double mx = x.Average(), my = y.Average(), xy = 0, xx = 0, yy = 0;
        for (var i = 0; i < x.Length; i++)
        {
            xy += (x[i] - mx) * (y[i] - my);
            xx += (x[i] - mx) * (x[i] - mx);
            yy += (y[i] - my) * (y[i] - my);
        }

        return xx > 0 && yy > 0 ? xy / Math.Sqrt(xx * yy) : 0;
    }

    private static double Discounted(int[] order, double[] gain) =>
        order.Take(Ranks.Tenth(order.Length)).Select((i, r) => gain[i] / Math.Log2(r + 2)).Sum();
}

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

internal static class RowValues
{
    /// <summary>The values of some rows, in their order.</summary>
    public static double[] At(this double[] values, int[] rows) => Array.ConvertAll(rows, i => values[i]);
}
