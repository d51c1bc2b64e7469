using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Burden;

/// <summary>Ridges of a task, fold by fold, and what they say of rows they never saw.</summary>
/// <param name="Models">One per fold, in order.</param>
/// <param name="Prediction">On the model's scale; NaN for rows no fold tests.</param>
internal sealed record RidgeRun(HeldOutTask Task, SignedRidge[] Models, double[] Prediction)
{
    public static RidgeRun Of(AreaFrame frame, HeldOutTask task)
    {
        var columns = AuthorityRidge.Columns(task.Features.Matrix);
        var prediction = new double[frame.Count];
        Array.Fill(prediction, double.NaN);
        var models = new SignedRidge[task.Folds.Count];
        for (var f = 0; f < models.Length; f++)
        {
            models[f] = AuthorityRidge.Fit(frame, task.Features.Matrix, columns, task.Outcome, [.. task.Folds[f].Train.Where(i => !double.IsNaN(task.Outcome[i]))]);
            foreach (var i in task.Folds[f].Test) prediction[i] = models[f].Predict(columns, i);
        }

        return new RidgeRun(task, models, prediction);
    }
}
