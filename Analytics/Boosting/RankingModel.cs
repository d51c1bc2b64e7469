namespace HealthNeeds.Analytics.Boosting;

/// <summary>A trained ensemble as plain data: a prediction is the base score plus the leaf of every tree.</summary>
public sealed record RankingModel
{
    private const int RowsPerBlock = 1024;

    private readonly RegressionTree[] trees;

    public RankingModel(string engine, double baseScore, IReadOnlyList<FeatureSpec> features, IReadOnlyList<RegressionTree> trees)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(engine);
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(trees);
        if (!double.IsFinite(baseScore)) throw new ArgumentOutOfRangeException(nameof(baseScore), baseScore, "The base score must be finite.");
        Engine = engine;
        BaseScore = baseScore;
        Features = [.. features];
        this.trees = [.. trees];
        if (this.trees.Any(t => t.Feature.Any(f => f >= Features.Count))) throw new ArgumentException("A tree splits on a feature that the model does not name.", nameof(trees));
    }

    public string Engine { get; }

    public double BaseScore { get; }

    public IReadOnlyList<FeatureSpec> Features { get; }

    public IReadOnlyList<RegressionTree> Trees => trees;

    /// <summary>Predictions on the scale of the label, one per requested row (all rows when <paramref name="rows"/> is null).</summary>
    public double[] Predict(FeatureMatrix matrix, int[]? rows = null)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        matrix.RequireFeatures(Features);
        var predicted = new double[rows?.Length ?? matrix.RowCount];
        Array.Fill(predicted, BaseScore);
        for (var start = 0; start < predicted.Length; start += RowsPerBlock)
        {
            var end = Math.Min(start + RowsPerBlock, predicted.Length);
            foreach (var tree in trees) matrix.Add(tree, rows, start, end, predicted);
        }

        return predicted;
    }
}

/// <summary>Raises each signed feature of sampled areas and looks for predictions that move the wrong way.</summary>
internal static class MonotoneCheck
{
    private const int Sampled = 150;

    public static int Violations(RankingModel model, FeatureMatrix matrix)
    {
        var stride = Math.Max(1, matrix.RowCount / Sampled);
        int[] rows = [.. Enumerable.Range(0, matrix.RowCount).Where(i => i % stride == 0)];
        var columns = Enumerable.Range(0, matrix.FeatureCount).Select(f => Array.ConvertAll(rows, i => matrix[i, f])).ToArray();
        var before = model.Predict(new FeatureMatrix(matrix.Features, columns));
        return Enumerable.Range(0, matrix.FeatureCount)
            .Where(f => matrix.Features[f].Monotone != Monotone.None)
            .Sum(f => Violations(model, matrix, columns, f, before));
    }

    private static int Violations(RankingModel model, FeatureMatrix matrix, float[][] columns, int feature, double[] before)
    {
        var known = columns[feature].Where(v => !float.IsNaN(v)).ToArray();
        if (known.Length == 0) return 0;
        var step = (known.Max() - known.Min()) / 5;
        float[][] raised = [.. columns];
        raised[feature] = Array.ConvertAll(columns[feature], v => v + step);
        var after = model.Predict(new FeatureMatrix(matrix.Features, raised));
        var sign = (int)matrix.Features[feature].Monotone;
        return before.Where((b, i) => !float.IsNaN(columns[feature][i]) && sign * (after[i] - b) < -1e-9).Count();
    }
}
