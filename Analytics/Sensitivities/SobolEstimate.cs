namespace HealthNeeds.Analytics.Sensitivities;

/// <summary>
/// Sobol indices of a model that was run on two independent samples, and on the first with one factor at a time taken from the second.
/// First order by Saltelli et al. (2010, Computer Physics Communications 181), total by Jansen (1999, Computer Physics Communications 117).
/// </summary>
internal static class SobolEstimate
{
    private const int Resamples = 400;

    /// <param name="first">Results on the first sample, one per run.</param>
    /// <param name="second">On the second.</param>
    /// <param name="mixed">Per factor, on the first sample with this factor taken from the second.</param>
    /// <returns>Per factor; null where the results do not vary.</returns>
    public static SobolIndex[]? Of(double[] first, double[] second, double[][] mixed, int seed)
    {
        int[] rows = [.. Enumerable.Range(0, first.Length)];
        var estimates = new (double First, double Total)[mixed.Length];
        if (!Estimate(first, second, mixed, rows, estimates)) return null;
        var resampled = mixed.Select(_ => (First: new List<double>(Resamples), Total: new List<double>(Resamples))).ToArray();
        var (random, again) = (new Random(seed), new (double First, double Total)[mixed.Length]);
        for (var r = 0; r < Resamples; r++)
        {
            for (var j = 0; j < rows.Length; j++) rows[j] = random.Next(first.Length);
            if (!Estimate(first, second, mixed, rows, again)) continue;
            for (var k = 0; k < again.Length; k++)
            {
                resampled[k].First.Add(again[k].First);
                resampled[k].Total.Add(again[k].Total);
            }
        }

        return [.. estimates.Select((e, k) => Index(e, Limits(e.First, resampled[k].First), Limits(e.Total, resampled[k].Total)))];
    }

    /// <returns>False where the results of these rows do not vary.</returns>
    private static bool Estimate(double[] first, double[] second, double[][] mixed, int[] rows, (double First, double Total)[] estimates)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var j in rows) sum += first[j] + second[j];
        var mean = sum / (2 * rows.Length);
        foreach (var j in rows) squares += ((first[j] - mean) * (first[j] - mean)) + ((second[j] - mean) * (second[j] - mean));
        var variance = squares / (2 * rows.Length);
        if (!(variance > 1e-12)) return false;
        for (var k = 0; k < mixed.Length; k++)
        {
            var (alone, all) = (0.0, 0.0);
            foreach (var j in rows)
            {
                var step = mixed[k][j] - first[j];
                alone += (second[j] - mean) * step;
                all += step * step;
            }

            estimates[k] = (alone / rows.Length / variance, all / (2 * rows.Length) / variance);
        }

        return true;
    }

    /// <summary>The middle 90%, and the estimate itself in any case.</summary>
    private static (double Lower, double Upper) Limits(double estimate, List<double> resampled)
    {
        if (resampled.Count == 0) return (estimate, estimate);
        resampled.Sort();
        return (Math.Min(estimate, resampled[(int)(0.05 * (resampled.Count - 1))]), Math.Max(estimate, resampled[(int)Math.Ceiling(0.95 * (resampled.Count - 1))]));
    }

    private static SobolIndex Index((double First, double Total) estimate, (double Lower, double Upper) first, (double Lower, double Upper) total) =>
        new(estimate.First, first.Lower, first.Upper, estimate.Total, total.Lower, total.Upper);
}

/// <summary>What share of a result's variance one factor makes, by itself and with what it does together with others; with the middle 90% of a bootstrap. Estimates of nothing may lie a little below 0.</summary>
internal readonly record struct SobolIndex(double First, double FirstLower, double FirstUpper, double Total, double TotalLower, double TotalUpper);
