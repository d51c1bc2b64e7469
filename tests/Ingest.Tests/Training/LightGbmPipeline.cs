using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Tests.Boosting;
using HealthNeeds.Ingest.Training;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.LightGbm;

namespace HealthNeeds.Ingest.Tests.Training;

/// <summary>Microsoft.ML's public way to train and to score by LightGBM: what the product's shorter one is held to.</summary>
internal sealed class LightGbmPipeline(TrainingOptions options)
{
    private readonly MLContext context = new(options.Seed);

    public RegressionPredictionTransformer<LightGbmRegressionModelParameters> Fit(LightGbmTrainer trainer, TrainingSet set) =>
        trainer.Trainer(context, set, options).Fit(Rows(set.Features, set.Rows, set.Label));

    public IEnumerable<double> Scores(RegressionPredictionTransformer<LightGbmRegressionModelParameters> model, FeatureMatrix matrix) =>
        model.Transform(Rows(matrix, Sample.AllRows(matrix), new double[matrix.RowCount])).GetColumn<float>("Score").Select(s => (double)s);

    private IDataView Rows(FeatureMatrix matrix, int[] rows, double[] label)
    {
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, matrix.FeatureCount);
        return context.Data.LoadFromEnumerable(
            rows.Select(r => new Row { Label = (float)label[r], Features = [.. Enumerable.Range(0, matrix.FeatureCount).Select(f => matrix[r, f])] }),
            schema);
    }

    private sealed class Row
    {
        public float Label { get; set; }

        public float[] Features { get; set; } = [];
    }
}
