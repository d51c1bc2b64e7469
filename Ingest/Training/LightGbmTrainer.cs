using System.Reflection;
using HealthNeeds.Analytics.Boosting;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.LightGbm;

namespace HealthNeeds.Ingest.Training;

/// <summary>
/// Microsoft.ML's LightGBM: gradient boosting on histograms, in native code. Microsoft.ML trains one model at a time in a process; of
/// others, rows are laid out and trees read meanwhile. The number of threads changes nothing but the time.
/// </summary>
internal sealed class LightGbmTrainer(int threads) : IRankingTrainer
{
    // Pinned in Directory.Packages.props; the part after the plus is the build's commit.
    private static readonly string Version = typeof(LightGbmRegressionTrainer).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public string Engine { get; } = $"microsoft-ml-lightgbm-{Version}";

    public bool Supports(TrainingOptions options, IReadOnlyList<FeatureSpec> features) => true;

    /// <exception cref="DllNotFoundException">LightGBM's native library, or one it needs, is not on this machine.</exception>
    public RankingModel Train(TrainingSet set, TrainingOptions options, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        // Microsoft.ML cannot read LightGBM's answer where there is nothing to learn.
        if (Array.TrueForAll(set.Rows, r => set.Label[r] == set.Label[set.Rows[0]]))
            return new(Engine, set.Label[set.Rows[0]], set.Features.Features, []);
        var trained = Fit(new MLContext(options.Seed), set, options);
        cancellation.ThrowIfCancellationRequested();
        return new LightGbmModelReader(set).Read(Engine, trained.Model);
    }

    /// <summary>Microsoft.ML's own model, which scores what <see cref="Rows"/> gives.</summary>
    internal RegressionPredictionTransformer<LightGbmRegressionModelParameters> Fit(MLContext context, TrainingSet set, TrainingOptions options)
    {
        var trainer = context.Regression.Trainers.LightGbm(Options(set, options));
        LightGbmInternals.SetParameter(trainer, "monotone_constraints", string.Join(',', set.Features.Features.Select(f => (int)f.Monotone)));
        // The other methods let a few predictions move the wrong way.
        LightGbmInternals.SetParameter(trainer, "monotone_constraints_method", "basic");
        return trainer.Fit(Rows(context, set.Features, set.Rows, set.Label, set.Weight));
    }

    internal static IDataView Rows(MLContext context, FeatureMatrix matrix, int[] rows, double[] label, double[]? weight)
    {
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, matrix.FeatureCount);
        return context.Data.LoadFromEnumerable(Array.ConvertAll(rows, RowOf), schema);

        Row RowOf(int row)
        {
            var values = new float[matrix.FeatureCount];
            for (var f = 0; f < values.Length; f++) values[f] = matrix[row, f];
            return new Row { Label = (float)label[row], Weight = (float)(weight?[row] ?? 1), Features = values };
        }
    }

    private LightGbmRegressionTrainer.Options Options(TrainingSet set, TrainingOptions options) => new()
    {
        LabelColumnName = nameof(Row.Label),
        FeatureColumnName = nameof(Row.Features),
        ExampleWeightColumnName = set.Weight is null ? null : nameof(Row.Weight),
        NumberOfIterations = options.Rounds,
        LearningRate = options.LearningRate,
        NumberOfLeaves = 1 << options.MaxDepth,
        MaximumBinCountPerFeature = options.MaxBins,
        // MinimumChildWeight says it, also where rows have weights.
        MinimumExampleCountPerLeaf = 1,
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

    private sealed class Row
    {
        public float Label { get; set; }

        public float Weight { get; set; }

        public float[] Features { get; set; } = [];
    }
}
