using HealthNeeds.Analytics.Frames;
using MathNet.Numerics.Distributions;

namespace HealthNeeds.Analytics.Statistics;

/// <summary>Do intervals and probabilities keep their word on areas that were held out?</summary>
internal static class Calibration
{
    /// <summary>Nine tenths of a normal distribution lie within so many standard deviations.</summary>
    public const double Normal90 = 1.6449;

    /// <summary>Share of held-out outcomes inside their 90% interval; each fold's intervals are made from the misses of the other folds.</summary>
    public static double IntervalCoverage(AreaFrame frame, double[] outcome, double[] prediction, IReadOnlyList<Fold> folds)
    {
        int inside = 0, all = 0;
        foreach (var fold in folds)
        {
            var noise = ResidualNoise.Of(frame, outcome, prediction, Known(outcome, fold.Train));
            foreach (var i in Known(outcome, fold.Test))
            {
                all++;
                if (Math.Abs(outcome[i] - prediction[i]) <= Normal90 * noise.Sd(i, prediction[i])) inside++;
            }
        }

        return inside / (double)all;
    }

    /// <summary>Probability of being in the worst tenth, given the prediction and its spread.</summary>
    public static double[] WorstTenth(double[] prediction, double[] sd)
    {
        double[] Above(double threshold) => [.. prediction.Select((p, i) => 1 - Normal.CDF(p, sd[i], threshold))];
        var (low, high) = (prediction.Min() - 20, prediction.Max() + 20);
        for (var step = 0; step < 40; step++)
        {
            var middle = (low + high) / 2;
            if (Above(middle).Average() > 0.1) low = middle;
            else high = middle;
        }

        return Above(high);
    }

    /// <summary>Mean distance between stated and observed share, over ten bands of stated probability, among areas given at least 5%.</summary>
    public static double ProbabilityError(double[] probability, double[] outcome)
    {
        var worst = Worst(outcome);
        var bands = Enumerable.Range(0, outcome.Length).Where(i => probability[i] >= 0.05).GroupBy(i => Math.Min(9, (int)(probability[i] * 10))).ToArray();
        var areas = bands.Sum(b => b.Count());
        return areas == 0 ? 0 : bands.Sum(b => Math.Abs(b.Average(i => probability[i]) - b.Average(i => worst[i] ? 1.0 : 0)) * b.Count()) / areas;
    }

    /// <summary>How many areas are given at least this probability, and which share of them truly are in the worst tenth.</summary>
    public static (int Areas, double Share) Sure(double[] probability, double[] outcome, double least)
    {
        var worst = Worst(outcome);
        int[] sure = [.. Enumerable.Range(0, outcome.Length).Where(i => probability[i] >= least)];
        return (sure.Length, sure.Length == 0 ? double.NaN : sure.Count(i => worst[i]) / (double)sure.Length);
    }

    private static bool[] Worst(double[] outcome)
    {
        var worst = new bool[outcome.Length];
        foreach (var i in Ranks.Descending(outcome).Take(Ranks.Tenth(outcome.Length))) worst[i] = true;
        return worst;
    }

    private static int[] Known(double[] outcome, int[] rows) => [.. rows.Where(i => !double.IsNaN(outcome[i]))];
}
