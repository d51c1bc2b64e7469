using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Time;

namespace HealthNeeds.Core.Observations;

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
    Estimate? Estimate,
    double? Count,
    double? Denominator,
    MissingReason? Missing,
    string? Note);
