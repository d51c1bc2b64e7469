using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Time;

namespace HealthNeeds.Core.Indicators;

/// <summary>One figure for one area and period: either an estimate, or the reason there is none.</summary>
public sealed record Observation
{
    private Observation(IndicatorId indicator, AreaCode area, Period period, Sex sex, FigureEstimate? estimate, MissingReason? missing, double? count, double? denominator)
    {
        (Indicator, Area, Period, Sex) = (indicator, area, period, sex);
        (Estimate, Missing, Count, Denominator) = (estimate, missing, count, denominator);
    }

    public IndicatorId Indicator { get; }

    public AreaCode Area { get; }

    public Period Period { get; }

    public Sex Sex { get; }

    public FigureEstimate? Estimate { get; }

    public MissingReason? Missing { get; }

    public double? Count { get; }

    public double? Denominator { get; }

    /// <summary>What the publisher says beside the figure, in its words; null where it says nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Null where the publisher gives none.</summary>
    public Trend? Trend { get; init; }

    public static Observation Known(IndicatorId indicator, AreaCode area, Period period, FigureEstimate estimate, Sex sex = Sex.Persons, double? count = null, double? denominator = null) =>
        new(indicator, area, period, sex, estimate, missing: null, count, denominator);

    public static Observation Unknown(IndicatorId indicator, AreaCode area, Period period, MissingReason reason, Sex sex = Sex.Persons) =>
        new(indicator, area, period, sex, estimate: null, reason, count: null, denominator: null);
}

/// <summary>A value with its 95% confidence limits where published. Holds lower ≤ value ≤ upper.</summary>
public readonly record struct FigureEstimate
{
    public FigureEstimate(double value, double? lower = null, double? upper = null)
    {
        if (!double.IsFinite(value))
            throw new ArgumentException($"A value must be finite; found {value}.", nameof(value));
        // Written so that a limit that is not a number is refused too: no comparison with it holds.
        if ((lower is { } low && !(low <= value)) || (upper is { } high && !(value <= high)))
            throw new ArgumentException($"Expected lower ≤ value ≤ upper; found {lower} ≤ {value} ≤ {upper}.");
        Value = value;
        Lower = lower;
        Upper = upper;
    }

    public double Value { get; }

    public double? Lower { get; }

    public double? Upper { get; }
}

/// <summary>One figure about a part of the people of an area, as published: either an estimate, or the reason there is none.</summary>
/// <param name="Age">Empty where the publisher gives none.</param>
/// <param name="CategoryType">By what the people were divided; empty where only age or sex tell them apart.</param>
/// <param name="Note">What the publisher says beside the figure; null where it says nothing.</param>
public sealed record Breakdown(
    AreaCode Area,
    Period Period,
    Sex Sex,
    string Age,
    string CategoryType,
    string Category,
    FigureEstimate? Estimate,
    double? Count,
    double? Denominator,
    MissingReason? Missing,
    string? Note);

public enum Sex
{
    Persons,
    Female,
    Male,
}

/// <summary>Why there is no value. None of these is zero.</summary>
public enum MissingReason
{
    /// <summary>Withheld by the publisher to protect people in small numbers.</summary>
    Suppressed,

    /// <summary>The publisher did not collect it here.</summary>
    NotCollected,

    /// <summary>It has no meaning here.</summary>
    NotApplicable,

    /// <summary>Published elsewhere, but not in the source this release was made from.</summary>
    NotInSource,

    /// <summary>It should have come and did not: the fetch or a rule failed.</summary>
    Failed,
}

/// <summary>Where a figure has been going of late, as its publisher tested it. None of these says that nothing is known: that is null.</summary>
public enum Trend
{
    /// <summary>The publisher had too few periods to tell.</summary>
    NotCalculated,
    NoChange,
    Increasing,
    IncreasingBetter,
    IncreasingWorse,
    Decreasing,
    DecreasingBetter,
    DecreasingWorse,
}
