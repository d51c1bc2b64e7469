using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Indicators;
using HealthNeeds.Core.Time;

namespace HealthNeeds.Core.Observations;

/// <summary>One figure for one area and period: either an estimate, or the reason there is none.</summary>
public sealed record Observation
{
    private Observation(IndicatorId indicator, AreaCode area, Period period, Sex sex, Estimate? estimate, MissingReason? missing, double? count, double? denominator)
    {
        (Indicator, Area, Period, Sex) = (indicator, area, period, sex);
        (Estimate, Missing, Count, Denominator) = (estimate, missing, count, denominator);
    }

    public IndicatorId Indicator { get; }

    public AreaCode Area { get; }

    public Period Period { get; }

    public Sex Sex { get; }

    public Estimate? Estimate { get; }

    public MissingReason? Missing { get; }

    public double? Count { get; }

    public double? Denominator { get; }

    /// <summary>What the publisher says beside the figure, in its words; null where it says nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Null where the publisher gives none.</summary>
    public Trend? Trend { get; init; }

    public static Observation Known(IndicatorId indicator, AreaCode area, Period period, Estimate estimate, Sex sex = Sex.Persons, double? count = null, double? denominator = null) =>
        new(indicator, area, period, sex, estimate, missing: null, count, denominator);

    public static Observation Unknown(IndicatorId indicator, AreaCode area, Period period, MissingReason reason, Sex sex = Sex.Persons) =>
        new(indicator, area, period, sex, estimate: null, reason, count: null, denominator: null);
}
