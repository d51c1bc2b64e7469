using HealthNeeds.Analytics;
using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Input;
using HealthNeeds.Analytics.Tests.Boosting;
using HealthNeeds.Benchmarks.LightGbm;
using HealthNeeds.Benchmarks.XGBoost;
using HealthNeeds.Ingest.Training;

namespace HealthNeeds.Benchmarks;

/// <summary>Five folds of one label over all areas, one after another, with the settings that ship: by the engine, by the trainer that takes its place, and by XGBoost.</summary>
internal sealed class TrainingBenchmark : IBenchmark
{
    private const int Folds = 5;
    private const int Rows = 33_755;
    private const int Features = 74;
    private const string Work = "five folds";

    private static readonly TrainingOptions Options = NeedAnalysis.Training(new AnalysisOptions { Region = AreaCode.England });

    public string Name => "training";

    public string Description => $"{Folds} folds, {Rows} rows × {Features} features with missing values, monotone where declared; {Options.Words}.";

    public IReadOnlyList<Limit> Limits { get; } = [Limit.CpuTimes("Microsoft.ML", "XGBoost", 1, Work)];

    public IEnumerable<Measurement> Run(CancellationToken cancellation)
    {
        var areas = new SyntheticAreas(Rows, Features, seed: 1);
        yield return LightGbmLibrary.WhyUnavailable is { } missing
            ? Measurement.Skipped("Microsoft.ML", Work, missing)
            : Of("Microsoft.ML", new LightGbmTrainer(threads: 1));
        yield return Of("our own", new HistogramTrainer());
        yield return XGBoostLibrary.WhyUnavailable is { } reason
            ? Measurement.Skipped("XGBoost", Work, reason)
            : Of("XGBoost", new XGBoostTrainer());

        Measurement Of(string subject, IRankingTrainer trainer)
        {
            _ = TrainFolds(trainer, areas, Options with { Rounds = 5 }, cancellation);
            return Measurement.Of(subject, Work, () => TrainFolds(trainer, areas, Options, cancellation));
        }
    }

    private static string TrainFolds(IRankingTrainer trainer, SyntheticAreas areas, TrainingOptions options, CancellationToken cancellation)
    {
        var error = 0.0;
        for (var fold = 0; fold < Folds; fold++)
        {
            var (train, heldOut) = areas.Fold(fold, Folds);
            var predicted = trainer.Train(new(areas.Matrix, train, areas.Rate), options, cancellation).Predict(areas.Matrix, heldOut);
            error += heldOut.Select((row, i) => Math.Pow(predicted[i] - areas.Rate[row], 2)).Average();
        }

        return $"held-out error {Math.Sqrt(error / Folds):0.0000}";
    }
}
