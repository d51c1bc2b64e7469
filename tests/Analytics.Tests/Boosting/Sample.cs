using HealthNeeds.Analytics.Boosting;

namespace HealthNeeds.Analytics.Tests.Boosting;

/// <summary>Small matrices for tests.</summary>
internal static class Sample
{
    public static FeatureMatrix Matrix(params float[][] columns) => Matrix(new Monotone[columns.Length], columns);

    public static FeatureMatrix Matrix(Monotone[] directions, params float[][] columns) =>
        new([.. directions.Select((d, f) => new FeatureSpec($"f{f}", f % 2 == 0 ? "even" : "odd", d))], columns);

    /// <summary>Uniform values in 0..1, rounded to 1/20 so that splits meet ties, some missing.</summary>
    public static FeatureMatrix Random(int rows, int features, int seed, double missing = 0.1, Monotone[]? directions = null)
    {
        var random = new Random(seed);
        var columns = Enumerable.Range(0, features).Select(_ => Enumerable.Range(0, rows).Select(_ => random.NextDouble() < missing ? float.NaN : MathF.Round(random.NextSingle() * 20) / 20).ToArray());
        return Matrix(directions ?? new Monotone[features], [.. columns]);
    }

    /// <summary>A bent, interacting function of the first three features with noise; missing counts as 0.5.</summary>
    public static double[] Label(FeatureMatrix matrix, int seed)
    {
        var random = new Random(seed);
        double X(int row, int feature) => feature >= matrix.FeatureCount || float.IsNaN(matrix[row, feature]) ? 0.5 : matrix[row, feature];
        return [.. AllRows(matrix).Select(r => Math.Sin(5 * X(r, 0)) + (X(r, 1) * X(r, 2) * 3) - X(r, 1) + (0.2 * random.NextDouble()))];
    }

    public static int[] AllRows(FeatureMatrix matrix) => [.. Enumerable.Range(0, matrix.RowCount)];

    public static RankingModel Train(FeatureMatrix matrix, double[] label, TrainingOptions options) =>
        new HistogramTrainer().Train(new(matrix, AllRows(matrix), label), options, CancellationToken.None);

    /// <summary>Every number of a model, to the last bit.</summary>
    public static string Bits(this RankingModel model) => string.Join('\n', model.Trees
        .Select(t => string.Join(' ', t.Feature) + string.Join(' ', t.Threshold.Select(BitConverter.SingleToInt32Bits)) + string.Join(' ', t.MissingLeft) + string.Join(' ', t.Left)
            + string.Join(' ', t.Value.Concat(t.Cover).Select(BitConverter.DoubleToInt64Bits)))
        .Prepend($"{BitConverter.DoubleToInt64Bits(model.BaseScore)}"));
}
