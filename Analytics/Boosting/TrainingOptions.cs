using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace HealthNeeds.Analytics.Boosting;

/// <summary>Settings of a boosting run. Every value is checked when it is set.</summary>
public sealed record TrainingOptions
{
    public Objective Objective
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Unknown objective.");
    } = Objective.SquaredError;

    public int Rounds { get; init => field = InRange(value, 1, 100_000); } = 300;

    public int MaxDepth { get; init => field = InRange(value, 1, RegressionTree.DepthLimit); } = 5;

    public double LearningRate { get; init => field = InRange(value, 1e-6, 1); } = 0.05;

    /// <summary>Ridge penalty on leaf values.</summary>
    public double L2 { get; init => field = InRange(value, 0, 1e9); } = 1;

    /// <summary>Least sum of second derivatives in a leaf: rows (weights) for squared error, expected events for Poisson, about 1 per group in all for LambdaMart (use 0.01 or so).</summary>
    public double MinChildWeight { get; init => field = InRange(value, 0, 1e12); } = 5;

    /// <summary>Share of rows drawn, without replacement, for each tree.</summary>
    public double SubsampleRows { get; init => field = InRange(value, 0.01, 1); } = 1;

    /// <summary>Share of features drawn, without replacement, for each tree.</summary>
    public double SubsampleColumns { get; init => field = InRange(value, 0.01, 1); } = 1;

    /// <summary>Most bins per feature, besides the one for missing values.</summary>
    public int MaxBins { get; init => field = InRange(value, 2, 255); } = 255;

    public int Seed { get; init; }

    private static T InRange<T>(T value, T lowest, T highest, [CallerMemberName] string name = "") where T : INumber<T> =>
        value >= lowest && value <= highest
            ? value
            : throw new ArgumentOutOfRangeException(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} must be from {lowest} to {highest}."));
}
