using System.Globalization;
using HealthNeeds.Analytics.Boosting;

namespace HealthNeeds.Benchmarks.XGBoost;

/// <summary>The reference behind the product's own interface: XGBoost trains, the product's model scores and explains.</summary>
internal sealed class XGBoostTrainer : IRankingTrainer
{
    public string Engine => "xgboost-1.7-hist";

    public bool Supports(TrainingOptions options, IReadOnlyList<FeatureSpec> features) => true;

    /// <summary>Weights are not passed on: the benchmark has none.</summary>
    public RankingModel Train(TrainingSet set, TrainingOptions options, CancellationToken cancellation)
    {
        var baseScore = set.Rows.Average(r => set.Label[r]);
        using var matrix = new XGBoostMatrix(set.Features, set.Rows);
        matrix.Set("label", set.Rows.Select(r => set.Label[r]));
        matrix.Set("base_margin", Enumerable.Repeat(baseScore, set.Rows.Length));
        using var booster = new XGBoostBooster(matrix, Parameters(set, options));
        booster.Train(matrix, options.Rounds, cancellation);
        return new(Engine, baseScore, set.Features.Features, XGBoostModelReader.Trees(booster.Json()));
    }

    private static Dictionary<string, string> Parameters(TrainingSet set, TrainingOptions options) => new(StringComparer.Ordinal)
    {
        ["nthread"] = "1",
        ["verbosity"] = "0",
        ["tree_method"] = "hist",
        ["base_score"] = "0.5",
        ["objective"] = "reg:squarederror",
        ["eta"] = Text(options.LearningRate),
        ["max_depth"] = Text(options.MaxDepth),
        ["max_bin"] = Text(options.MaxBins),
        ["lambda"] = Text(options.L2),
        ["min_child_weight"] = Text(options.MinChildWeight),
        ["subsample"] = Text(options.SubsampleRows),
        ["colsample_bytree"] = Text(options.SubsampleColumns),
        ["seed"] = Text(options.Seed),
        ["monotone_constraints"] = $"({string.Join(',', set.Features.Features.Select(f => (int)f.Monotone))})",
    };

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
