using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Conditions;

namespace HealthNeeds.Store.Queries;

/// <summary>An area, and the people of one condition in it.</summary>
public sealed record CountedArea(ConditionNeed Need, Area Area);

internal sealed record CountedRow(
    string Condition,
    double? Unmet,
    double? UnmetLower,
    double? UnmetUpper,
    double? PerThousand,
    double? PerThousandLower,
    double? PerThousandUpper,
    double? Have,
    double? Expected,
    double? ExpectedLower,
    double? ExpectedUpper,
    bool Suppressed,
    string Code,
    string Level,
    string Name,
    string? PlaceName,
    string? Msoa21,
    string? Ltla24,
    string? Ltla24Name,
    string? Icb24,
    int? Population,
    string? RuralUrban,
    double? Latitude,
    double? Longitude)
{
    public CountedArea ToCountedArea() => new(
        new ConditionNeed(Condition, new AreaCode(Code), Of(Unmet, UnmetLower, UnmetUpper), Of(PerThousand, PerThousandLower, PerThousandUpper), Have, Of(Expected, ExpectedLower, ExpectedUpper), Suppressed),
        new AreaRow(Code, Level, Name, PlaceName, Msoa21, Ltla24, Ltla24Name, Icb24, Population, RuralUrban, Latitude, Longitude).ToArea());

    private static Estimate? Of(double? value, double? lower, double? upper) => value is { } v && lower is { } l && upper is { } u ? new Estimate(v, l, u) : null;
}
