namespace HealthNeeds.Analytics.Boosting;

/// <summary>Feature values, column by column: <c>columns[feature][row]</c>. NaN means missing; infinities are refused.</summary>
public sealed class FeatureMatrix
{
    private readonly float[][] columns;

    /// <param name="features">One entry per column, with distinct ids.</param>
    /// <param name="columns">Arrays of equal length. They are kept, not copied: do not change them afterwards.</param>
    public FeatureMatrix(IReadOnlyList<FeatureSpec> features, float[][] columns)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(columns);
        if (features.Count == 0) throw new ArgumentException("At least one feature is needed.", nameof(features));
        if (features.Count != columns.Length) throw new ArgumentException($"{features.Count} features were named but {columns.Length} columns given.", nameof(columns));
        Features = [.. features];
        RowCount = columns[0].Length;
        this.columns = [.. columns];
        CheckIds(Features);
        for (var f = 0; f < columns.Length; f++) CheckColumn(Features[f], columns[f], RowCount);
    }

    public IReadOnlyList<FeatureSpec> Features { get; }

    public int RowCount { get; }

    public int FeatureCount => columns.Length;

    public float this[int row, int feature] => columns[feature][row];

    public ReadOnlySpan<float> Column(int feature) => columns[feature];

    /// <exception cref="ArgumentException">The features differ from the expected ones in number, order or id.</exception>
    internal void RequireFeatures(IReadOnlyList<FeatureSpec> expected)
    {
        if (expected.Count != FeatureCount) throw new ArgumentException($"The model expects {expected.Count} features; the matrix has {FeatureCount}.", nameof(expected));
        for (var f = 0; f < expected.Count; f++)
        {
            if (Features[f].Id != expected[f].Id) throw new ArgumentException($"Column {f} should be '{expected[f].Id}' but is '{Features[f].Id}'.", nameof(expected));
        }
    }

    internal void Add(RegressionTree tree, int[]? rows, int start, int end, double[] predicted)
    {
        for (var i = start; i < end; i++) predicted[i] += tree.Predict(columns, rows is null ? i : rows[i]);
    }

    private static void CheckIds(IReadOnlyList<FeatureSpec> features)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var feature in features)
        {
            if (!seen.Add(feature.Id)) throw new ArgumentException($"Feature '{feature.Id}' is given twice.", nameof(features));
        }
    }

    private static void CheckColumn(FeatureSpec feature, float[] column, int rowCount)
    {
        if (column.Length != rowCount) throw new ArgumentException($"Column '{feature.Id}' has {column.Length} rows; the first column has {rowCount}.", nameof(column));
        var row = Array.FindIndex(column, float.IsInfinity);
        if (row >= 0) throw new ArgumentException($"Column '{feature.Id}' is infinite in row {row}; use NaN for a missing value.", nameof(column));
    }
}

/// <summary>One column of a <see cref="FeatureMatrix"/>: what it is called, where its explanation is grouped, and its direction.</summary>
public sealed record FeatureSpec
{
    public FeatureSpec(string id, string domain, Monotone monotone)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentException.ThrowIfNullOrWhiteSpace(domain);
        if (!Enum.IsDefined(monotone)) throw new ArgumentOutOfRangeException(nameof(monotone), monotone, $"Feature '{id}' has an unknown direction.");
        Id = id;
        Domain = domain;
        Monotone = monotone;
    }

    public string Id { get; }

    public string Domain { get; }

    public Monotone Monotone { get; }
}

/// <summary>How the prediction may move when one feature rises and all others stay.</summary>
public enum Monotone
{
    Decreasing = -1,
    None = 0,
    Increasing = 1,
}
