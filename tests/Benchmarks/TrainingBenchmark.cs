using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Tests.Boosting;
using HealthNeeds.Analytics.Tests.Boosting.XGBoost;

namespace HealthNeeds.Benchmarks;

/// <summary>Five folds of all areas, by both trainers, with one thread per fold and the folds one after another.</summary>
internal sealed class TrainingBenchmark : IBenchmark
{
    private const int Folds = 5;
    private const int Rows = 33_755;
    private const int Features = 60;

    private static readonly TrainingOptions Squared = new() { Rounds = 300, MaxDepth = 5 };
    private static readonly TrainingOptions Counts = Squared with { Objective = Objective.Poisson };

    public string Name => "training";

    public string Description => $"{Folds} folds × {Squared.Rounds} rounds, depth {Squared.MaxDepth}, {Rows} rows × {Features} features with missing values, monotone where declared.";

    public IEnumerable<Measurement> Run(CancellationToken cancellation)
    {
        var areas = new SyntheticAreas(Rows, Features, seed: 1);
        _ = TrainFolds(new HistogramTrainer(), areas, Squared with { Rounds = 30 }, cancellation);
        foreach (var options in new[] { Squared, Counts })
        {
            yield return Measurement.Of("ours", options.Objective.ToString(), () => TrainFolds(new HistogramTrainer(), areas, options, cancellation));
            yield return XGBoostLibrary.WhyUnavailable is { } reason
                ? Measurement.Skipped("XGBoost", options.Objective.ToString(), reason)
                : Measurement.Of("XGBoost", options.Objective.ToString(), () => TrainFolds(new XGBoostTrainer(), areas, options, cancellation));
        }
    }

    private static string TrainFolds(IRankingTrainer trainer, SyntheticAreas areas, TrainingOptions options, CancellationToken cancellation)
    {
        var poisson = options.Objective == Objective.Poisson;
        var error = 0.0;
        for (var fold = 0; fold < Folds; fold++)
        {
            var (train, heldOut) = areas.Fold(fold, Folds);
            var set = new TrainingSet(areas.Matrix, train, poisson ? areas.Events : areas.Rate, offset: poisson ? areas.LogExpected : null);
            var predicted = trainer.Train(set, options, cancellation).PredictRaw(areas.Matrix, heldOut);
            error += heldOut.Select((row, i) => Math.Pow(predicted[i] - (poisson ? areas.LogRate[row] : areas.Rate[row]), 2)).Average();
        }

        return $"held-out error {Math.Sqrt(error / Folds):0.0000}";
    }
}
