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
        var terms = measures.SelectMany(m => m.Measure.Terms).Select(t => t.Parts.Select(id => Part(basis, id).LogRatio).ToArray()).ToArray();
        return Array.ConvertAll(rows, r => Array.Exists(terms, parts => Array.TrueForAll(parts, p => !double.IsNaN(p[r]))));
    }

    /// <summary>False where every place of an authority has the same ratio: figures of authorities alone say nothing of the places within one.</summary>
    public static bool TellPlacesApart(RankingBasis basis, IReadOnlyList<DrawnMeasure> measures, int[] authorityOf)
    {
        var first = new Dictionary<int, int>();
        for (var i = 0; i < authorityOf.Length; i++) first.TryAdd(authorityOf[i], i);
        bool Varies(IReadOnlyList<double> logs)
        {
            for (var i = 0; i < authorityOf.Length; i++)
            {
                if (Math.Abs(Or0(logs[i]) - Or0(logs[first[authorityOf[i]]])) > 1e-9) return true;
            }

            return false;
        }

        return measures.SelectMany(m => m.Measure.Terms).SelectMany(t => Logs(basis, t)).Distinct().Any(Varies);
    }

    private static double[] Value(RankingBasis basis, RankingMeasure measure, int[] rows)
    {
        var value = new double[rows.Length];
        foreach (var term in measure.Terms)
        {
            var logs = new double[rows.Length];
            foreach (var column in Logs(basis, term))
            {
                for (var i = 0; i < rows.Length; i++) logs[i] += Or0(column[rows[i]]);
            }

            for (var i = 0; i < rows.Length; i++) value[i] += term.Share * (Math.Exp(logs[i]) / term.England);
        }

        for (var i = 0; i < rows.Length; i++) value[i] -= 1;
        return value;
    }

    private static IEnumerable<IReadOnlyList<double>> Logs(RankingBasis basis, RankingTerm term) =>
        term.Parts.Select(id => Part(basis, id).LogRatio).Concat(basis.Residents.Where(r => r.Id == term.Residents).Select(r => r.LogRatio));

    private static RankingPart Part(RankingBasis basis, string id) => basis.Parts.Single(p => p.Id == id);

    private static double Or0(double log) => double.IsNaN(log) ? 0 : log;
}
