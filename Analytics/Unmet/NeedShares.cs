using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Input;
using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Unmet;

/// <summary>What share of a ranking each of its terms makes: its covariance with the score over the score's variance. Computed, not declared; the shares of a ranking sum to 1.</summary>
internal static class NeedShares
{
    public const string CorrelationScheme = "burdens-of-focus-areas";
    public const string Metric = "share-of-variance";

    /// <param name="rows">Areas over which it is computed.</param>
    public static IEnumerable<(string Term, double Share)> Of(NeedMeasure measure, int[] rows)
    {
        var total = Covariance(measure.Value, measure.Value, rows);
        foreach (var term in measure.Terms)
            yield return (term.Id, total > 0 ? Covariance([.. Enumerable.Range(0, measure.Value.Length).Select(i => term.Share * term.Ratio(i))], measure.Value, rows) / total : 0);
    }

    /// <summary>Of every focus area's unmet need in England and the region, and of focus areas in the overall ranking.</summary>
    public static IEnumerable<ModelMetric> Metrics(AreaFrame frame, AnalysisOptions options, IReadOnlyList<FocusNeed> focuses, OverallNeed overall)
    {
        int[] all = [.. Enumerable.Range(0, frame.Count)];
        var region = Array.IndexOf(frame.Icbs.Codes, options.Region);
        foreach (var (extent, rows) in new[] { (AreaCode.England, all), (options.Region, region < 0 ? [] : frame.Icbs.Members[region]) })
        {
            if (rows.Length < 2) continue;
            foreach (var focus in focuses)
            {
                foreach (var (term, share) in Of(focus.Unmet, rows))
                    yield return new ModelMetric(ModelIds.Of(focus.Focus), ModelIds.SharesScheme, term, Metric, extent.Value, share, Lower: null, Upper: null);
            }

            var profile = NeedProfile.Of(overall);
            var total = Covariance(profile.Score, profile.Score, rows);
            foreach (var (measure, weight) in overall.Unmet)
                yield return new ModelMetric(ModelIds.Overall, ModelIds.SharesScheme, measure.Focus, Metric, extent.Value, total > 0 ? weight * Covariance(measure.Value, profile.Score, rows) / total : 0, Lower: null, Upper: null);
        }
    }

    /// <summary>Rank correlation of each two burdens.</summary>
    public static IEnumerable<(string First, string Second, double Rho)> Correlations(IReadOnlyList<FocusNeed> focuses)
    {
        for (var a = 0; a < focuses.Count; a++)
        {
            for (var b = 0; b < a; b++) yield return (focuses[b].Focus, focuses[a].Focus, RankMetrics.Spearman(focuses[b].Burden.Value, focuses[a].Burden.Value));
        }
    }

    private static double Covariance(double[] left, double[] right, int[] rows)
    {
        var (l, r) = (rows.Average(i => left[i]), rows.Average(i => right[i]));
        return rows.Average(i => (left[i] - l) * (right[i] - r));
    }
}
