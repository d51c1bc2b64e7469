using HealthNeeds.Analytics.Boosting;
using static HealthNeeds.Benchmarks.LightGbm.LightGbmLibrary;

namespace HealthNeeds.Benchmarks.LightGbm;

/// <summary>A model that LightGBM trained on all rows of a matrix by its own interface, on one thread, with the settings Microsoft.ML passes on.</summary>
internal sealed class LightGbmBooster : IDisposable
{
    private const int Float32 = 0;
    private const int Contribution = 3;

    private readonly float[] values;
    private readonly int columns;
    private readonly nint dataset;
    private readonly nint booster;

    public LightGbmBooster(FeatureMatrix matrix, double[] label, TrainingOptions options)
    {
        columns = matrix.FeatureCount;
        values = [.. Enumerable.Range(0, matrix.RowCount).SelectMany(row => Enumerable.Range(0, columns).Select(f => matrix[row, f]))];
        var parameters = Parameters(matrix, options);
        Check(DatasetCreate(values, Float32, matrix.RowCount, columns, 1, parameters, 0, out dataset));
        Check(DatasetSetField(dataset, "label", Array.ConvertAll(label, y => (float)y), label.Length, Float32));
        Check(BoosterCreate(dataset, parameters, out booster));
        for (var round = 0; round < options.Rounds; round++) Check(BoosterUpdate(booster, out _));
    }

    /// <summary>Row by row: one amount per feature, then the base.</summary>
    public double[] Contributions()
    {
        var rows = values.Length / columns;
        var result = new double[rows * (columns + 1)];
        Check(BoosterPredict(booster, values, Float32, rows, columns, 1, Contribution, 0, -1, "num_threads=1", out _, result));
        return result;
    }

    public void Dispose()
    {
        _ = BoosterFree(booster);
        _ = DatasetFree(dataset);
    }

    private static string Parameters(FeatureMatrix matrix, TrainingOptions options) => FormattableString.Invariant(
        $"objective=regression num_threads=1 verbose=-1 deterministic=true force_col_wise=true seed={options.Seed} learning_rate={options.LearningRate} num_leaves={1 << options.MaxDepth} max_depth={options.MaxDepth} max_bin={options.MaxBins} min_data_in_leaf=1 min_sum_hessian_in_leaf={options.MinChildWeight} lambda_l2={options.L2} feature_fraction={options.SubsampleColumns} monotone_constraints_method=basic monotone_constraints={string.Join(',', matrix.Features.Select(f => (int)f.Monotone))}");
}
