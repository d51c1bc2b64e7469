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
        var held = tasks.Select(t => new HeldOut(t, new RankingModel[t.Folds.Count], [.. Enumerable.Repeat(double.NaN, t.Outcome.Length)])).ToArray();
        var fits = held.SelectMany(h => h.Task.Folds.Select((_, f) => (Held: h, Fold: f))).ToArray();
        var done = 0;
        var elsewhere = (trainer as IBatchTrainer)?.TrainAll([.. fits.Select(f => Prepare(f.Held.Task, f.Fold))], progress, cancellation);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        Parallel.ForEach(Partitioner.Create(Enumerable.Range(0, fits.Length).ToArray(), loadBalance: true), parallel, i =>
        {
            var (run, fold) = fits[i];
            var model = run.Models[fold] = elsewhere?[i] ?? Fit(Prepare(run.Task, fold), cancellation);
            Predict(model, run, run.Task.Folds[fold].Test);
            progress(elsewhere is null ? Interlocked.Increment(ref done) / (double)fits.Length : 1);
        });
        return held;
    }

    private static void Predict(RankingModel model, HeldOut held, int[] rows)
    {
        var values = model.Predict(held.Task.Features.Matrix, rows);
        for (var k = 0; k < rows.Length; k++) held.Prediction[rows[k]] = values[k];
    }

    private RankingModel Fit(TrainingFit fit, CancellationToken cancellation) => trainer.Train(fit.Set, fit.Options, cancellation);

    private TrainingFit Prepare(HeldOutTask task, int fold)
    {
        int[] rows = [.. task.Folds[fold].Train.Where(i => !double.IsNaN(task.Outcome[i]))];
        return new(new TrainingSet(task.Features.Matrix, rows, task.Outcome), options with { Seed = HashCode(task.Seed, fold) });
    }

    private static int HashCode(int seed, int fold) => unchecked((seed * 31) + fold);

    private void RequireSupport(HeldOutTask task)
    {
        if (!trainer.Supports(options, task.Features.Matrix.Features))
            throw new NotSupportedException($"The engine {trainer.Engine} cannot honour the directions or options asked of it.");
    }
}

/// <summary>One model to be trained and tested fold by fold.</summary>
/// <param name="Outcome">On the model's scale, in the frame's order; NaN where missing.</param>
internal sealed record HeldOutTask(BurdenFeatures Features, double[] Outcome, IReadOnlyList<Fold> Folds, int Seed);

/// <summary>What the models of a task say about rows they never saw.</summary>
/// <param name="Models">One per fold, in order.</param>
/// <param name="Prediction">On the model's scale; NaN for rows no fold tests.</param>
internal sealed record HeldOut(HeldOutTask Task, RankingModel[] Models, double[] Prediction);
