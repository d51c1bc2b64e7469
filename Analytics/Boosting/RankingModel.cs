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
