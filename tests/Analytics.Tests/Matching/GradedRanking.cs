namespace HealthNeeds.Analytics.Tests.Matching;

/// <summary>How good a ranked list is against graded answers.</summary>
internal static class GradedRanking
{
    /// <summary>From this grade on an asset is a good answer.</summary>
    private const int Good = 2;

    /// <summary>Normalised discounted cumulated gain (Järvelin and Kekäläinen, 2002) with gains 2^grade − 1.</summary>
    /// <param name="ranked">Asset and score, in any order; equal scores share their mean gain, so that no order among them is lucky.</param>
    /// <returns>0 to 1. Where nothing is expected: 1 if nothing is ranked, else 0.</returns>
    public static double Ndcg(int depth, IReadOnlyList<(string Asset, double Score)> ranked, IReadOnlyDictionary<string, int> grades)
    {
        if (grades.Count == 0)
            return ranked.Count == 0 ? 1 : 0;
        return Discounted(Tied(ranked, a => Gain(grades.GetValueOrDefault(a))).Take(depth)) / Discounted(grades.Values.OrderDescending().Select(Gain).Take(depth));
    }

    /// <returns>The share of the good answers among the first; ties as above; 1 where there is none.</returns>
    public static double Recall(int depth, IReadOnlyList<(string Asset, double Score)> ranked, IReadOnlyDictionary<string, int> grades)
    {
        var good = grades.Values.Count(g => g >= Good);
        return good == 0 ? 1 : Tied(ranked, a => grades.GetValueOrDefault(a) >= Good ? 1 : 0).Take(depth).Sum() / good;
    }

    private static IEnumerable<double> Tied(IReadOnlyList<(string Asset, double Score)> ranked, Func<string, double> value) =>
        ranked.GroupBy(r => r.Score).OrderByDescending(g => g.Key).SelectMany(tied => Enumerable.Repeat(tied.Average(r => value(r.Asset)), tied.Count()));

    private static double Gain(int grade) => Math.Pow(2, grade) - 1;

    private static double Discounted(IEnumerable<double> gains) => gains.Select((gain, i) => gain / Math.Log2(i + 2)).Sum();
}

/// <summary>How far a mean over queries could be off, had other queries of the same kind been asked.</summary>
internal static class Bootstrap
{
    private const int Resamples = 1000;
    private const int Seed = 20261128;

    /// <returns>The middle 90% of the means of resampled queries.</returns>
    public static (double Lower, double Upper) Interval90(double[] values)
    {
        var random = new Random(Seed);
        var means = Enumerable.Range(0, Resamples)
            .Select(_ => Enumerable.Range(0, values.Length).Average(_ => values[random.Next(values.Length)]))
            .Order()
            .ToArray();
        return (means[Resamples / 20], means[Resamples - 1 - (Resamples / 20)]);
    }
}
