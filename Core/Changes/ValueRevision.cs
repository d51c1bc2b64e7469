using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Observations;

namespace HealthNeeds.Core.Changes;

/// <summary>One value in two releases. A value that is missing is null; its reason stands beside it.</summary>
public sealed record ValueRevision(
    string Indicator, string Period, Sex Sex, AreaLevel Level, AreaCode Area, string AreaName, double? From, double? To, MissingReason? FromMissing, MissingReason? ToMissing);
