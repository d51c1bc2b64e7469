using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Burden;

/// <summary>
/// A ridge on the features of the trees, directions included. What sets a whole authority apart from its conditions is estimated and taken off
/// before the slopes are fitted again, so that the ways of one large hospital do not pass for an effect of its residents' age.
/// </summary>
internal static class AuthorityRidge
{
    public const double Penalty = 0.01;

    /// <param name="columns">From <see cref="Columns"/>.</param>
    /// <param name="rows">Rows to learn from, each with an outcome.</param>
    public static SignedRidge Fit(AreaFrame frame, FeatureMatrix features, double[][] columns, double[] outcome, int[] rows)
    {
        var standard = new RidgeColumns(columns, [.. features.Features.Select(f => f.Monotone == Monotone.Increasing)], rows);
        var first = standard.Fit(outcome, Penalty);
        var residuals = new double[frame.Count];
        Array.Fill(residuals, double.NaN);
        foreach (var i in rows) residuals[i] = outcome[i] - first.Predict(columns, i);
        var levels = PlaceLevels.Whole(frame, residuals);
        var adjusted = new double[frame.Count];
        foreach (var i in rows) adjusted[i] = outcome[i] - levels.Authority[i];
        return standard.Fit(adjusted, Penalty);
    }

    public static double[][] Columns(FeatureMatrix features) =>
        [.. Enumerable.Range(0, features.FeatureCount).Select(f => Array.ConvertAll(features.Column(f).ToArray(), v => (double)v))];
}
