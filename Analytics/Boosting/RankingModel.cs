using System.Text.Json;
using System.Text.Json.Serialization;

namespace HealthNeeds.Analytics.Boosting;

/// <summary>A trained ensemble as plain data: the raw prediction is the base score plus the leaf of every tree.</summary>
public sealed record RankingModel
{
    private const int RowsPerBlock = 1024;

    private readonly RegressionTree[] trees;

    [JsonConstructor]
    public RankingModel(string engine, Objective objective, double baseScore, IReadOnlyList<FeatureSpec> features, IReadOnlyList<RegressionTree> trees)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(engine);
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(trees);
        if (!double.IsFinite(baseScore)) throw new ArgumentOutOfRangeException(nameof(baseScore), baseScore, "The base score must be finite.");
        Engine = engine;
        Objective = objective;
        BaseScore = baseScore;
        Features = [.. features];
        this.trees = [.. trees];
        if (this.trees.Any(t => t.Feature.Any(f => f >= Features.Count))) throw new ArgumentException("A tree splits on a feature that the model does not name.", nameof(trees));
    }

    public string Engine { get; }

    public Objective Objective { get; }

    public double BaseScore { get; }

    public IReadOnlyList<FeatureSpec> Features { get; }

    public IReadOnlyList<RegressionTree> Trees => trees;

    /// <summary>
    /// Predictions on the scale of the label, one per requested row (all rows when <paramref name="rows"/> is null).
    /// For Poisson this is the rate: events per expected event when the training offset was the log of expected events.
    /// </summary>
    public double[] Predict(FeatureMatrix matrix, int[]? rows = null)
    {
        var raw = PredictRaw(matrix, rows);
        if (Objective == Objective.Poisson)
        {
            for (var i = 0; i < raw.Length; i++) raw[i] = Math.Exp(raw[i]);
        }

        return raw;
    }

    /// <summary>Predictions on the scale of the trees, without offset: what contributions sum to. The log of the rate for Poisson.</summary>
    public double[] PredictRaw(FeatureMatrix matrix, int[]? rows = null)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        matrix.RequireFeatures(Features);
        var raw = new double[rows?.Length ?? matrix.RowCount];
        Array.Fill(raw, BaseScore);
        for (var start = 0; start < raw.Length; start += RowsPerBlock)
        {
            var end = Math.Min(start + RowsPerBlock, raw.Length);
            foreach (var tree in trees) matrix.Add(tree, rows, start, end, raw);
        }

        return raw;
    }

    public string ToJson() => JsonSerializer.Serialize(this, ModelJson.Default.RankingModel);

    /// <exception cref="JsonException">The text is not a model.</exception>
    /// <exception cref="InvalidDataException">A tree is malformed.</exception>
    public static RankingModel FromJson(string json) =>
        JsonSerializer.Deserialize(json, ModelJson.Default.RankingModel) ?? throw new JsonException("The model is null.");
}
