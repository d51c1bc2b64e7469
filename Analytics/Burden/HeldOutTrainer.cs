using System.Collections.Concurrent;
using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Burden;

/// <summary>Trains every fold of every task, several at a time. Each fit stands alone, so the number of threads changes nothing but the time.</summary>
internal sealed class HeldOutTrainer(IRankingTrainer trainer, TrainingOptions options, int threads)
{
    public HeldOut[] Train(IReadOnlyList<HeldOutTask> tasks, Action<double> progress, CancellationToken cancellation)
    {
        foreach (var task in tasks) RequireSupport(task);
        var models = tasks.Select(t => new RankingModel[t.Folds.Count]).ToArray();
        var fits = tasks.SelectMany((t, k) => t.Folds.Select((_, f) => (Task: k, Fold: f))).ToArray();
        var done = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        Parallel.ForEach(Partitioner.Create(fits, loadBalance: true), parallel, fit =>
        {
            models[fit.Task][fit.Fold] = Fit(tasks[fit.Task], fit.Fold, cancellation);
            progress(Interlocked.Increment(ref done) / (double)fits.Length);
        });
        return [.. tasks.Select((t, k) => new HeldOut(t, models[k], Predict(t, models[k])))];
    }

    private static double[] Predict(HeldOutTask task, RankingModel[] models)
    {
        var prediction = new double[task.Outcome.Length];
        Array.Fill(prediction, double.NaN);
        for (var f = 0; f < models.Length; f++)
        {
            var rows = task.Folds[f].Test;
            var values = models[f].Predict(task.Features.Matrix, rows);
            for (var k = 0; k < rows.Length; k++) prediction[rows[k]] = values[k];
        }

        return prediction;
    }

    private RankingModel Fit(HeldOutTask task, int fold, CancellationToken cancellation)
    {
        int[] rows = [.. task.Folds[fold].Train.Where(i => !double.IsNaN(task.Outcome[i]))];
        return trainer.Train(new TrainingSet(task.Features.Matrix, rows, task.Outcome), options with { Seed = HashCode(task.Seed, fold) }, cancellation);
    }

    private static int HashCode(int seed, int fold) => unchecked((seed * 31) + fold);

    private void RequireSupport(HeldOutTask task)
    {
        if (!trainer.Supports(options, task.Features.Matrix.Features))
            throw new NotSupportedException($"The engine {trainer.Engine} cannot honour the directions or options asked of it.");
    }
}
