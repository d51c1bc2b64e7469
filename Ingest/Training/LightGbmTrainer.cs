using System.Reflection;
using HealthNeeds.Analytics.Boosting;
using Microsoft.ML;
using Microsoft.ML.Trainers.LightGbm;

namespace HealthNeeds.Ingest.Training;

/// <summary>
/// Microsoft.ML's LightGBM: gradient boosting on histograms, in native code. Microsoft.ML's own pipeline trains one model at a time in a process
/// and walks through its rows several times; its rows and boosters are used without it, so that folds train side by side and no two models share
/// anything. The trees are the same to the last bit, which a test holds. The number of threads changes nothing but the time.
/// </summary>
internal sealed class LightGbmTrainer(int threads) : IRankingTrainer
{
    // Pinned in Directory.Packages.props; the part after the plus is the build's commit.
    private static readonly string Version = typeof(LightGbmRegressionTrainer).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>MinimumChildWeight says it, also where rows have weights.</summary>
    private const int FewestRows = 1;

    public string Engine { get; } = $"microsoft-ml-lightgbm-{Version}";

    public bool Supports(TrainingOptions options, IReadOnlyList<FeatureSpec> features) => true;

    /// <exception cref="DllNotFoundException">LightGBM's native library, or one it needs, is not on this machine.</exception>
    public RankingModel Train(TrainingSet set, TrainingOptions options, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        // Microsoft.ML cannot read LightGBM's answer where there is nothing to learn.
        if (Array.TrueForAll(set.Rows, r => set.Label[r] == set.Label[set.Rows[0]]))
            return new(Engine, set.Label[set.Rows[0]], set.Features.Features, []);
        return new LightGbmModelReader(set).Read(Engine, Fit(set, options, cancellation));
    }

    /// <summary>Microsoft.ML's trainer with the directions in it, which its options have no place for.</summary>
    internal LightGbmRegressionTrainer Trainer(MLContext context, TrainingSet set, TrainingOptions options)
    {
        var trainer = context.Regression.Trainers.LightGbm(Options(options));
        var parameters = LightGbmInternals.ParametersOf(trainer);
        parameters["monotone_constraints"] = string.Join(',', set.Features.Features.Select(f => (int)f.Monotone));
        // The other methods let a few predictions move the wrong way.
        parameters["monotone_constraints_method"] = "basic";
        return trainer;
    }

    private LightGbmRegressionModelParameters Fit(TrainingSet set, TrainingOptions options, CancellationToken cancellation)
    {
        var context = new MLContext(options.Seed);
        var parameters = LightGbmInternals.ParametersOf(Trainer(context, set, options));
        // What Microsoft.ML adds once it has seen the rows.
        parameters["objective"] = "regression";
        parameters["learning_rate"] = options.LearningRate;
        parameters["num_leaves"] = LeavesOf(options);
        parameters["min_data_per_leaf"] = FewestRows;
        var joined = LightGbmInternals.Joined(parameters);
        using var rows = new LightGbmRows(set, joined);
        var booster = LightGbmInternals.NewBooster(parameters, rows.Dataset, validation: null);
        using var freed = (IDisposable)booster;
        for (var round = 0; round < options.Rounds && !LightGbmInternals.Update(booster); round++) cancellation.ThrowIfCancellationRequested();
        return LightGbmInternals.ModelOf(booster, context, set.Features.FeatureCount, joined);
    }

    private LightGbmRegressionTrainer.Options Options(TrainingOptions options) => new()
    {
        NumberOfIterations = options.Rounds,
        LearningRate = options.LearningRate,
        NumberOfLeaves = LeavesOf(options),
        MaximumBinCountPerFeature = options.MaxBins,
        MinimumExampleCountPerLeaf = FewestRows,
        UseCategoricalSplit = false,
        NumberOfThreads = threads,
        Seed = options.Seed,
        Deterministic = true,
        ForceColumnWise = true,
        Booster = new GradientBooster.Options
        {
            MaximumTreeDepth = options.MaxDepth,
            MinimumChildWeight = options.MinChildWeight,
            L2Regularization = options.L2,
            SubsampleFraction = options.SubsampleRows,
            SubsampleFrequency = options.SubsampleRows < 1 ? 1 : 0,
            FeatureFraction = options.SubsampleColumns,
        },
    };

    private static int LeavesOf(TrainingOptions options) => 1 << options.MaxDepth;
}

/// <summary>The training rows of a set in LightGBM's memory, binned. Made straight from the columns: Microsoft.ML would walk through every row five times.</summary>
internal sealed class LightGbmRows : IDisposable
{
    private const int Batch = 4096;

    /// <param name="parameters">From <see cref="LightGbmInternals.Joined"/>.</param>
    public LightGbmRows(TrainingSet set, string parameters)
    {
        float[] Of(double[] values) => Array.ConvertAll(set.Rows, r => (float)values[r]);
        var (matrix, rows) = (set.Features, set.Rows);
        var (values, places, counts) = (new double[matrix.FeatureCount][], new int[matrix.FeatureCount][], new int[matrix.FeatureCount]);
        for (var f = 0; f < counts.Length; f++) (values[f], places[f], counts[f]) = NotZero(matrix.Column(f), rows);
        Dataset = LightGbmInternals.NewDataset(values, places, counts.Length, counts, rows.Length, rows.Length, parameters, Of(set.Label), set.Weight is null ? null : Of(set.Weight), groups: null);
        for (var start = 0; start < rows.Length; start += Batch) Push(matrix, rows.AsSpan(start, Math.Min(Batch, rows.Length - start)), start);
    }

    /// <summary>Microsoft.ML's Dataset.</summary>
    public object Dataset { get; }

    public void Dispose() => ((IDisposable)Dataset).Dispose();

    private static (double[] Values, int[] Places, int Count) NotZero(ReadOnlySpan<float> column, int[] rows)
    {
        var (values, places, count) = (new double[rows.Length], new int[rows.Length], 0);
        for (var i = 0; i < rows.Length; i++)
        {
            var value = column[rows[i]];
            if (value == 0) continue;
            (values[count], places[count]) = (value, i);
            count++;
        }

        return (values, places, count);
    }

    private void Push(FeatureMatrix matrix, ReadOnlySpan<int> rows, int start)
    {
        var values = new float[rows.Length * matrix.FeatureCount];
        for (var f = 0; f < matrix.FeatureCount; f++)
        {
            var column = matrix.Column(f);
            for (var i = 0; i < rows.Length; i++) values[(i * matrix.FeatureCount) + f] = column[rows[i]];
        }

        LightGbmInternals.PushRows(Dataset, values, rows.Length, matrix.FeatureCount, start);
    }
}
