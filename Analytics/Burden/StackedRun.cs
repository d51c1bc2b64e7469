using System.Runtime.CompilerServices;
using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Burden;

/// <summary>Trees and ridge of one task, mixed: of each fold by the share that served the other folds best.</summary>
/// <param name="TreeShare">Per fold, the trees' share, 0 to 1; the ridge has the rest.</param>
/// <param name="Prediction">On the model's scale; NaN for rows no fold tests.</param>
internal sealed record StackedRun(HeldOut Trees, RidgeRun Ridge, double[] TreeShare, double[] Prediction)
{
    /// <summary>The share of the one fold that a task of a single fold has, where there are no other folds to learn it from.</summary>
    private const double EvenShare = 0.5;

    public HeldOutTask Task => Trees.Task;

    public static StackedRun Of(HeldOut trees, RidgeRun ridge)
    {
        var folds = trees.Task.Folds;
        var (products, squares) = (new double[folds.Count], new double[folds.Count]);
        for (var f = 0; f < folds.Count; f++)
        {
            foreach (var i in folds[f].Test.Where(i => !double.IsNaN(trees.Task.Outcome[i])))
            {
                var apart = trees.Prediction[i] - ridge.Prediction[i];
                products[f] += apart * (trees.Task.Outcome[i] - ridge.Prediction[i]);
                squares[f] += apart * apart;
            }
        }

        var (product, square) = (products.Sum(), squares.Sum());
        double[] shares = [.. folds.Select((_, f) => square - squares[f] > 0 ? Math.Clamp((product - products[f]) / (square - squares[f]), 0, 1) : EvenShare)];
        return new StackedRun(trees, ridge, shares, Mixed(trees, ridge, shares));
    }

    /// <summary>The ridge alone, where the trees add nothing that holds.</summary>
    public StackedRun RidgeOnly() => this with { TreeShare = new double[TreeShare.Length], Prediction = Ridge.Prediction };

    private static double[] Mixed(HeldOut trees, RidgeRun ridge, double[] shares)
    {
        var mixed = new double[ridge.Prediction.Length];
        Array.Fill(mixed, double.NaN);
        for (var f = 0; f < shares.Length; f++)
        {
            foreach (var i in trees.Task.Folds[f].Test) mixed[i] = (shares[f] * trees.Prediction[i]) + ((1 - shares[f]) * ridge.Prediction[i]);
        }

        return mixed;
    }
}

/// <summary>Ridges of a task, fold by fold, and what they say of rows they never saw.</summary>
/// <param name="Models">One per fold, in order.</param>
/// <param name="Prediction">On the model's scale; NaN for rows no fold tests.</param>
internal sealed record RidgeRun(HeldOutTask Task, SignedRidge[] Models, double[] Prediction)
{
    public static RidgeRun Of(AreaFrame frame, HeldOutTask task) => Of(frame, [task], new ParallelOptions { MaxDegreeOfParallelism = 1 })[0];

    /// <summary>One run per task. What is made of rows and features alone is made once for all outcomes that are learned from them.</summary>
    public static RidgeRun[] Of(AreaFrame frame, IReadOnlyList<HeldOutTask> tasks, ParallelOptions parallel)
    {
        var runs = tasks.Select(t => new RidgeRun(t, new SignedRidge[t.Folds.Count], [.. Enumerable.Repeat(double.NaN, frame.Count)])).ToArray();
        var columns = tasks.Select(t => t.Features.Matrix).Distinct().ToDictionary(m => m, AuthorityRidge.Columns);
        var fits = runs.SelectMany(r => r.Task.Folds.Select((fold, f) => (Run: r, Fold: f, Learned: new Learned(r.Task.Features.Matrix, [.. fold.Train.Where(i => !double.IsNaN(r.Task.Outcome[i]))]))));
        Parallel.ForEach(fits.GroupBy(f => f.Learned).ToArray(), parallel, shared =>
        {
            var values = columns[shared.Key.Matrix];
            var ridge = new AuthorityRidge(frame, shared.Key.Matrix, values, shared.Key.Rows);
            foreach (var (run, f, _) in shared)
            {
                var test = run.Task.Folds[f].Test;
                run.Models[f] = ridge.Fit(run.Task.Outcome);
                var predicted = run.Models[f].Predict(values, test);
                for (var k = 0; k < test.Length; k++) run.Prediction[test[k]] = predicted[k];
            }
        });
        return runs;
    }

    private sealed record Learned(FeatureMatrix Matrix, int[] Rows)
    {
        public bool Equals(Learned? other) => other is not null && ReferenceEquals(Matrix, other.Matrix) && Rows.AsSpan().SequenceEqual(other.Rows);

        public override int GetHashCode() => HashCode.Combine(RuntimeHelpers.GetHashCode(Matrix), Rows.Length, Rows[^1]);
    }
}

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
