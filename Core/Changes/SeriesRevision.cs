using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Observations;

namespace HealthNeeds.Core.Changes;

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
