using System.Globalization;
using HealthNeeds.Analytics.Boosting;

namespace HealthNeeds.Analytics.Tests.Boosting.XGBoost;

/// <summary>The oracle behind the product's own interface: XGBoost trains, the product's model scores and explains.</summary>
internal sealed class XGBoostTrainer : IRankingTrainer
{
    private const string EngineName = "xgboost-1.7-hist";

    public string Engine => EngineName;

    public bool Supports(TrainingOptions options, IReadOnlyList<FeatureSpec> features) => options.Objective != Objective.LambdaMart;

    public RankingModel Train(TrainingSet set, TrainingOptions options, CancellationToken cancellation)
    {
        using var matrix = Matrix(set);
        using var booster = Boost(matrix, set, options, cancellation);
        return Imported(booster, set, options);
    }

    public static RankingModel Imported(XGBoostBooster booster, TrainingSet set, TrainingOptions options) =>
        new(EngineName, options.Objective, BaseScore(set, options), set.Features.Features, XGBoostModelReader.Trees(booster.Json()));

    public static XGBoostMatrix Matrix(TrainingSet set)
    {
        var matrix = new XGBoostMatrix(set.Features, set.Rows);
        matrix.Set("label", set.Rows.Select(r => set.Label[r]));
        if (set.Weight is not null) matrix.Set("weight", set.Rows.Select(r => set.Weight[r]));
        return matrix;
    }

    public static XGBoostBooster Boost(XGBoostMatrix matrix, TrainingSet set, TrainingOptions options, CancellationToken cancellation)
    {
        var baseScore = BaseScore(set, options);
        matrix.Set("base_margin", set.Rows.Select(r => baseScore + (set.Offset?[r] ?? 0)));
        var booster = new XGBoostBooster(matrix, Parameters(set, options));
        booster.Train(matrix, options.Rounds, cancellation);
        return booster;
    }

    public static double BaseScore(TrainingSet set, TrainingOptions options) => options.Objective == Objective.Poisson
        ? Math.Log(set.Rows.Sum(r => set.Label[r]) / set.Rows.Sum(r => Math.Exp(set.Offset?[r] ?? 0)))
        : set.Rows.Average(r => set.Label[r]);

    private static Dictionary<string, string> Parameters(TrainingSet set, TrainingOptions options) => new(StringComparer.Ordinal)
    {
        ["nthread"] = "1",
        ["verbosity"] = "0",
        ["tree_method"] = "hist",
        ["base_score"] = "0.5",
        ["objective"] = options.Objective == Objective.Poisson ? "count:poisson" : "reg:squarederror",
        ["max_delta_step"] = "0",
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
