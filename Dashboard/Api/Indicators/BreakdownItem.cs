using HealthNeeds.Core.Observations;

namespace HealthNeeds.Dashboard.Api.Indicators;

/// <summary>One figure about a part of an area's people, as published.</summary>
/// <param name="Age">Empty where the publisher gives none.</param>
/// <param name="CategoryType">By what the people were divided: a kind of deprivation decile, ethnic groups; empty where only age or sex tell them apart.</param>
/// <param name="Lower">95% confidence limit, where published.</param>
/// <param name="Missing">Why there is no value; null where there is one.</param>
/// <param name="Note">What the publisher says beside the figure.</param>
internal sealed record BreakdownItem(
    string Code,
    string Name,
    string Period,
    string Sex,
    string Age,
    string CategoryType,
    string Category,
    double? Value,
    double? Lower,
    double? Upper,
    double? Count,
    double? Denominator,
    string? Missing,
    string? Note)
{
    public static BreakdownItem Of(string name, Breakdown b) => new(
        b.Area.Value, name, b.Period.ToString(), IndicatorItem.Word(b.Sex), b.Age, b.CategoryType, b.Category,
        b.Estimate?.Value, b.Estimate?.Lower, b.Estimate?.Upper, b.Count, b.Denominator, b.Missing?.Id(), b.Note);
}
