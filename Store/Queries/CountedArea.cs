using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Conditions;

namespace HealthNeeds.Store.Queries;

/// <summary>An area, and the people of one condition in it.</summary>
public sealed record CountedArea(ConditionNeed Need, Area Area);

internal sealed record CountedRow(
    string Condition,
    double? Have,
    double? HaveLower,
    double? HaveUpper,
    double? Unmet,
    double? UnmetLower,
    double? UnmetUpper,
    double? PerThousand,
    double? PerThousandLower,
    double? PerThousandUpper,
    double? Expected,
    double? ExpectedLower,
    double? ExpectedUpper,
    bool Suppressed)
{
    public CountedArea ToCountedArea(AreaRow area) => new(
        new ConditionNeed(Condition, new AreaCode(area.Code), Of(Have, HaveLower, HaveUpper), Of(Unmet, UnmetLower, UnmetUpper), Of(PerThousand, PerThousandLower, PerThousandUpper), Of(Expected, ExpectedLower, ExpectedUpper), Suppressed),
        area.ToArea());

    private static Estimate? Of(double? value, double? lower, double? upper) => value is { } v && lower is { } l && upper is { } u ? new Estimate(v, l, u) : null;
}
