using HealthNeeds.Analytics.Draws;
using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Analytics.Scenarios;

/// <summary>Scores without errors, reckoned as the release reckons its own.</summary>
internal static class ScenarioScores
{
    /// <summary>Share above England's average, per row.</summary>
    public static double[] Of(RankingBasis basis, IReadOnlyList<DrawnMeasure> measures, int[] rows)
    {
        var mean = new double[rows.Length];
        foreach (var (measure, weight) in measures)
        {
            var value = Value(basis, measure, rows);
            for (var i = 0; i < mean.Length; i++) mean[i] += weight * value[i];
        }

        return mean;
    }

    /// <summary>False where no term's parts are all known, per row.</summary>
    public static bool[] Known(RankingBasis basis, IReadOnlyList<DrawnMeasure> measures, int[] rows)
    {
        var terms = measures.SelectMany(m => m.Measure.Terms).Select(t => t.Parts.Select(id => basis.Part(id).LogRatio).ToArray()).ToArray();
        return Array.ConvertAll(rows, r => Array.Exists(terms, parts => Array.TrueForAll(parts, p => !double.IsNaN(p[r]))));
    }

    private static double[] Value(RankingBasis basis, RankingMeasure measure, int[] rows)
    {
        var value = new double[rows.Length];
        foreach (var term in measure.Terms)
        {
            var logs = new double[rows.Length];
            foreach (var column in basis.LogRatios(term))
            {
                for (var i = 0; i < rows.Length; i++) logs[i] += Or0(column[rows[i]]);
            }

            for (var i = 0; i < rows.Length; i++) value[i] += term.Share * (Math.Exp(logs[i]) / term.England);
        }

        for (var i = 0; i < rows.Length; i++) value[i] -= 1;
        return value;
    }

    private static double Or0(double log) => double.IsNaN(log) ? 0 : log;
}
