using System.Runtime.CompilerServices;
using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Burden;

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
