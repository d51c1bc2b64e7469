using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Indicators;

namespace HealthNeeds.Core.Releases;

/// <summary>A series both releases hold, with values that differ by more than one part in a thousand million, or that are missing in one of them, or with the same values and something else beside them.</summary>
/// <param name="Areas">Areas with a row in either release.</param>
/// <param name="Revised">Of these, areas with a value in both that differs.</param>
/// <param name="Appeared">Areas with a value now and none before.</param>
/// <param name="Disappeared">Areas with a value before and none now.</param>
/// <param name="MedianRelative">Median over revised values of |new − old| ÷ |old|, of those whose old value is not 0; null where there are none.</param>
/// <param name="LargestRelative">The largest of the same.</param>
public sealed record SeriesRevision(
    string Indicator, string Name, string Period, Sex Sex, AreaLevel Level, long Areas, long Revised, long Appeared, long Disappeared, double? MedianRelative, double? LargestRelative)
{
    /// <summary>Of <see cref="Areas"/>, those whose value is the same and whose limits, count, denominator, note or trend is not.</summary>
    public long Corrected { get; init; }

    /// <summary>What differs of those that were corrected; an area may be under several.</summary>
    public IReadOnlyList<FieldRevision> Fields { get; init; } = [];
}

/// <param name="Field">What differs beside the value: "limits", "count", "denominator", "reason" (why a value is missing), "note" or "trend".</param>
/// <param name="Areas">How many areas it differs for, of those whose value is the same.</param>
public sealed record FieldRevision(string Field, long Areas);

/// <summary>One value in two releases. A value that is missing is null; its reason stands beside it. The two are the same where only something beside the value was corrected.</summary>
public sealed record ValueRevision(
    string Indicator, string Period, Sex Sex, AreaLevel Level, AreaCode Area, string AreaName, double? From, double? To, MissingReason? FromMissing, MissingReason? ToMissing)
{
    /// <summary>What differs beside the value, in a reader's words: "upper 4.1 → 4.2; note none → small numbers". Null where nothing does, or one of the releases has no row.</summary>
    public string? Beside { get; init; }
}
