using HealthNeeds.Analytics;
using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Input;
using HealthNeeds.Analytics.Tests.Boosting;
using HealthNeeds.Benchmarks.LightGbm;
using HealthNeeds.Ingest.Training;

namespace HealthNeeds.Benchmarks;

/// <summary>Exact Shapley values of all areas, by the product and by LightGBM itself, of trees trained on the same rows with the settings that ship.</summary>
internal sealed class ExplanationBenchmark : IBenchmark
{
    private const int Rows = 33_755;
    private const int Features = 74;
    private const string PerFeature = "per feature";

    private static readonly TrainingOptions Options = NeedAnalysis.Training(new AnalysisOptions { Region = AreaCode.England });

    public string Name => "explanation";

    public string Description => $"Exact TreeSHAP of {Rows} rows × {Features} features; {Options.Words}. Microsoft.ML gives no Shapley values: the reference is LightGBM's own, by its native interface.";

    public IReadOnlyList<Limit> Limits { get; } = [Limit.CpuTimes("ours", "LightGBM", 1 / 30.0, PerFeature)];

    public IEnumerable<Measurement> Run(CancellationToken cancellation)
    {
        var areas = new SyntheticAreas(Rows, Features, seed: 1);
        var set = new TrainingSet(areas.Matrix, [.. Enumerable.Range(0, Rows)], areas.Rate);
        var model = TrainerChoice.OnThisMachine.Trainer.Train(set, Options, cancellation);
        _ = ShapExplainer.Explain(model, areas.Matrix, [0, 1, 2], cancellation);
        yield return Measurement.Of("ours", PerFeature, () => Sample(ShapExplainer.Explain(model, areas.Matrix, null, cancellation)));
        yield return Measurement.Of("ours", "per domain", () => Sample(ShapExplainer.ExplainByDomain(model, areas.Matrix, null, cancellation)));
        if (LightGbmLibrary.WhyUnavailable is { } reason)
        {
            yield return Measurement.Skipped("LightGBM", PerFeature, reason);
            yield break;
        }

        using var booster = new LightGbmBooster(areas.Matrix, areas.Rate, Options);
        yield return Measurement.Of("LightGBM", PerFeature, () => Sample(booster.Contributions()));
    }

    private static string Sample(double[] rowByRow) => $"first amount of the last row {rowByRow[^(Features + 1)]:0.00000}";

    private static string Sample(ShapContributions contributions) => $"first amount of the last row {contributions[Rows - 1, 0]:0.00000}";
}
