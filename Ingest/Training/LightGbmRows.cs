using HealthNeeds.Analytics.Boosting;

namespace HealthNeeds.Ingest.Training;

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
