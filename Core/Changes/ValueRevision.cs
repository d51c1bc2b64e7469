using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Observations;

namespace HealthNeeds.Core.Changes;

/// <summary>One value in two releases. A value that is missing is null; its reason stands beside it. The two are the same where only something beside the value was corrected.</summary>
public sealed record ValueRevision(
    string Indicator, string Period, Sex Sex, AreaLevel Level, AreaCode Area, string AreaName, double? From, double? To, MissingReason? FromMissing, MissingReason? ToMissing)
{
    /// <summary>What differs beside the value, in a reader's words: "upper 4.1 → 4.2; note none → small numbers". Null where nothing does, or one of the releases has no row.</summary>
    public string? Beside { get; init; }
}
