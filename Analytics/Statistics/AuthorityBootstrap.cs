namespace HealthNeeds.Analytics.Statistics;

/// <summary>
/// Resamples whole local authorities and recomputes the Spearman correlation of each candidate with the outcome.
/// Areas of one authority are not independent, so resampling areas would claim too much.
/// </summary>
internal sealed class AuthorityBootstrap
{
    private readonly double[] outcome;
    private readonly int[] outcomeOrder;
    private readonly int[] authority;
    private readonly int[][] counts;

    /// <param name="authority">The authority of each area, 0 to <paramref name="authorities"/> - 1.</param>
    public AuthorityBootstrap(double[] outcome, int[] authority, int authorities, int resamples, int seed)
    {
        this.outcome = outcome;
        this.authority = authority;
        outcomeOrder = Ranks.Descending(outcome);
        var random = new Random(seed);
        counts = new int[resamples][];
        for (var b = 0; b < resamples; b++)
        {
            counts[b] = new int[authorities];
            for (var k = 0; k < authorities; k++) counts[b][random.Next(authorities)]++;
        }
    }

    /// <summary>One correlation per resample; the same resamples for every candidate, so that differences are paired.</summary>
    public double[] Spearman(double[] prediction)
    {
        var order = Ranks.Descending(prediction);
        return Array.ConvertAll(counts, weight => WeightedPearson(WeightedRanks(prediction, order, weight), WeightedRanks(outcome, outcomeOrder, weight), weight));
    }

    /// <summary>5th and 95th percentiles.</summary>
    public static (double Lower, double Upper) Interval(double[] draws)
    {
        var sorted = draws.Order().ToArray();
        return (sorted[(int)(0.05 * (sorted.Length - 1))], sorted[(int)Math.Ceiling(0.95 * (sorted.Length - 1))]);
    }

    private double[] WeightedRanks(double[] values, int[] order, int[] weight)
    {
        var ranks = new double[values.Length];
        double before = 0;
        for (var start = 0; start < order.Length;)
        {
            double mass = 0;
            var end = start;
            for (; end < order.Length && values[order[end]] == values[order[start]]; end++) mass += weight[authority[order[end]]];
            for (var k = start; k < end; k++) ranks[order[k]] = -(before + (mass / 2));
            before += mass;
            start = end;
        }

        return ranks;
    }

    private double WeightedPearson(double[] x, double[] y, int[] weight)
    {
        double n = 0, sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
        var (cx, cy) = (x.Average(), y.Average());
        for (var i = 0; i < x.Length; i++)
        {
            var w = weight[authority[i]];
            var (a, b) = (x[i] - cx, y[i] - cy);
            n += w;
            sx += w * a;
            sy += w * b;
            sxx += w * a * a;
            syy += w * b * b;
            sxy += w * a * b;
        }

        var scale = Math.Sqrt((sxx - (sx * sx / n)) * (syy - (sy * sy / n)));
        return scale > 0 ? (sxy - (sx * sy / n)) / scale : 0;
    }
}
