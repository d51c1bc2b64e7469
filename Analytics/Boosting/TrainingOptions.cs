using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace HealthNeeds.Analytics.Boosting;

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
