namespace HealthNeeds.Analytics.Tests.Matching;

/// <summary>Normalised discounted cumulated gain (Järvelin and Kekäläinen, 2002) with gains 2^grade − 1.</summary>
internal static class Ndcg
{
    /// <param name="ranked">Asset and score, in any order; equal scores share their mean gain, so that no order among them is lucky.</param>
    /// <returns>0 to 1. Where nothing is expected: 1 if nothing is ranked, else 0.</returns>
    public static double At(int depth, IReadOnlyList<(string Asset, double Score)> ranked, IReadOnlyDictionary<string, int> grades)
    {
        if (grades.Count == 0)
            return ranked.Count == 0 ? 1 : 0;
        var gains = ranked.GroupBy(r => r.Score).OrderByDescending(g => g.Key)
            .SelectMany(tied => Enumerable.Repeat(tied.Average(r => Gain(grades.GetValueOrDefault(r.Asset))), tied.Count()));
        return Discounted(gains.Take(depth)) / Discounted(grades.Values.OrderDescending().Select(Gain).Take(depth));
    }

    private static double Gain(int grade) => Math.Pow(2, grade) - 1;

    private static double Discounted(IEnumerable<double> gains) => gains.Select((gain, i) => gain / Math.Log2(i + 2)).Sum();
}
