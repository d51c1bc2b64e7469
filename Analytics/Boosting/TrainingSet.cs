using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace HealthNeeds.Analytics.Boosting;

/// <summary>
/// What a model learns from. <see cref="Label"/> and <see cref="Weight"/> run over all rows
/// of the matrix, so folds share them and differ only in <see cref="Rows"/>; values outside <see cref="Rows"/> are never read.
/// </summary>
public sealed record TrainingSet
{
    /// <param name="features">The matrix of all rows.</param>
    /// <param name="rows">Distinct rows to learn from, in any order: the order does not matter to the model.</param>
    /// <param name="label">One finite value per row in use.</param>
    /// <param name="weight">Not negative; all 1 when absent.</param>
    public TrainingSet(FeatureMatrix features, int[] rows, double[] label, double[]? weight = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(label);
        Features = features;
        Rows = Sorted(rows, features.RowCount);
        Label = Checked(label, nameof(label), double.NegativeInfinity)!;
        Weight = Checked(weight, nameof(weight), 0);
        if (Weight is not null && !Array.Exists(Rows, r => Weight[r] > 0)) throw new ArgumentException("Every weight is zero.", nameof(weight));
    }

    public FeatureMatrix Features { get; }

    /// <summary>Ascending.</summary>
    public int[] Rows { get; }

    public double[] Label { get; }

    public double[]? Weight { get; }

    private static int[] Sorted(int[] rows, int rowCount)
    {
        if (rows.Length == 0) throw new ArgumentException("There are no rows to learn from.", nameof(rows));
        int[] sorted = [.. rows];
        Array.Sort(sorted);
        if (sorted[0] < 0 || sorted[^1] >= rowCount) throw new ArgumentException($"Rows must be from 0 to {rowCount - 1}; found {(sorted[0] < 0 ? sorted[0] : sorted[^1])}.", nameof(rows));
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i] == sorted[i - 1]) throw new ArgumentException($"Row {sorted[i]} is given twice; use a weight instead.", nameof(rows));
        }

        return sorted;
    }

    private double[]? Checked(double[]? values, string name, double lowest)
    {
        if (values is null) return null;
        if (values.Length != Features.RowCount) throw WrongLength(name, values.Length);
        foreach (var row in Rows)
        {
            if (!double.IsFinite(values[row]) || values[row] < lowest) throw new ArgumentException($"The {name} of row {row} is {values[row]}; leave the row out of the training rows.", name);
        }

        return values;
    }

    private ArgumentException WrongLength(string name, int length) =>
        new($"The {name} has {length} values; the matrix has {Features.RowCount} rows.", name);
}

/// <summary>Settings of a boosting run. Every value is checked when it is set.</summary>
public sealed record TrainingOptions
{
    public int Rounds { get; init => field = InRange(value, 1, 100_000); } = 300;

    public int MaxDepth { get; init => field = InRange(value, 1, RegressionTree.DepthLimit); } = 5;

    public double LearningRate { get; init => field = InRange(value, 1e-6, 1); } = 0.05;

    /// <summary>Ridge penalty on leaf values.</summary>
    public double L2 { get; init => field = InRange(value, 0, 1e9); } = 1;

    /// <summary>Least weight of the training rows in a leaf: rows, where none are weighted.</summary>
    public double MinChildWeight { get; init => field = InRange(value, 0, 1e12); } = 5;

    /// <summary>Share of rows drawn, without replacement, for each tree.</summary>
    public double SubsampleRows { get; init => field = InRange(value, 0.01, 1); } = 1;

    /// <summary>Share of features drawn, without replacement, for each tree.</summary>
    public double SubsampleColumns { get; init => field = InRange(value, 0.01, 1); } = 1;

    /// <summary>Most bins per feature, besides the one for missing values.</summary>
    public int MaxBins { get; init => field = InRange(value, 2, 255); } = 255;

    public int Seed { get; init; }

    /// <summary>What a model depends on besides its data and the seed, each a name and a value: "rounds 150; depth 5; …".</summary>
    public string Words => string.Create(
        CultureInfo.InvariantCulture,
        $"rounds {Rounds}; depth {MaxDepth}; learning rate {LearningRate}; ridge {L2}; least rows of a leaf {MinChildWeight}; share of rows {SubsampleRows}; share of features {SubsampleColumns}; bins {MaxBins}");

    private static T InRange<T>(T value, T lowest, T highest, [CallerMemberName] string name = "") where T : INumber<T> =>
        value >= lowest && value <= highest
            ? value
            : throw new ArgumentOutOfRangeException(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} must be from {lowest} to {highest}."));
}
