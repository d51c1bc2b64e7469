using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Tests.Boosting;
using HealthNeeds.Analytics.Tests.Boosting.XGBoost;

namespace HealthNeeds.Benchmarks;

/// <summary>Exact Shapley values of all areas, on the same data and options.</summary>
internal sealed class ExplanationBenchmark : IBenchmark
{
    private const int Rows = 33_755;
    private const int Features = 60;

    private static readonly TrainingOptions Options = new() { Rounds = 300, MaxDepth = 5 };

    public string Name => "explanation";

    public string Description => $"Exact TreeSHAP of {Rows} rows × {Features} features, {Options.Rounds} trees of depth {Options.MaxDepth}: the same trees for both where XGBoost is there.";

    public IEnumerable<Measurement> Run(CancellationToken cancellation)
    {
        var areas = new SyntheticAreas(Rows, Features, seed: 1);
        var set = new TrainingSet(areas.Matrix, [.. Enumerable.Range(0, Rows)], areas.Rate);
        var model = new HistogramTrainer().Train(set, Options, cancellation);
        _ = ShapExplainer.Explain(model, areas.Matrix, [0, 1, 2], cancellation);
        if (XGBoostLibrary.WhyUnavailable is { } reason)
        {
            yield return Measurement.Skipped("XGBoost", "per feature", reason);
        }
        else
        {
            using var matrix = XGBoostTrainer.Matrix(set);
            using var booster = XGBoostTrainer.Boost(matrix, set, Options, cancellation);
            model = XGBoostTrainer.Imported(booster, set, Options);
            yield return Measurement.Of("XGBoost", "per feature", () => Sample(booster.Contributions(matrix), Features + 1));
        }

        yield return Measurement.Of("ours", "per feature", () => Sample(ShapExplainer.Explain(model, areas.Matrix, null, cancellation)));
        yield return Measurement.Of("ours", "per domain", () => Sample(ShapExplainer.ExplainByDomain(model, areas.Matrix, null, cancellation)));
    }

    private static string Sample(float[] rowByRow, int width) => $"first amount of the last row {rowByRow[^width]:0.00000}";

    private static string Sample(Contributions contributions) => $"first amount of the last row {contributions[Rows - 1, 0]:0.00000}";
}
