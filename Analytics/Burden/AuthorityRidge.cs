using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Burden;

/// <summary>
/// A ridge on the features of the trees, directions included. What sets a whole authority apart from its conditions is estimated and taken off
/// before the slopes are fitted again, so that the ways of one large hospital do not pass for an effect of its residents' age.
/// </summary>
/// <param name="columns">From <see cref="Columns"/>.</param>
/// <param name="rows">Rows to learn from.</param>
internal sealed class AuthorityRidge(AreaFrame frame, FeatureMatrix features, double[][] columns, int[] rows)
{
    public const double Penalty = 0.01;

    private readonly RidgeColumns standard = new(columns, [.. features.Features.Select(f => f.Monotone == Monotone.Increasing)], rows);

    /// <param name="outcome">In the frame's order; known in every row to learn from.</param>
    public SignedRidge Fit(double[] outcome)
    {
        var first = standard.Fit(outcome, Penalty).Predict(columns, rows);
        var residuals = new double[frame.Count];
        Array.Fill(residuals, double.NaN);
        for (var k = 0; k < rows.Length; k++) residuals[rows[k]] = outcome[rows[k]] - first[k];
        var levels = PlaceLevels.Whole(frame, residuals);
        var adjusted = new double[frame.Count];
        foreach (var i in rows) adjusted[i] = outcome[i] - levels.Authority[i];
        return standard.Fit(adjusted, Penalty);
    }

    public static double[][] Columns(FeatureMatrix features) =>
        [.. Enumerable.Range(0, features.FeatureCount).Select(f => Array.ConvertAll(features.Column(f).ToArray(), v => (double)v))];
}
