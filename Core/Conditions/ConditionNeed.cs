using HealthNeeds.Core.Areas;

namespace HealthNeeds.Core.Conditions;

/// <summary>The people of one area who have a condition, or should have had care, and are not cared for. Estimates, not counts of persons; limits bound 90%.</summary>
/// <param name="Unmet">People; null where there would be fewer than <see cref="FewestShown"/>, or nothing is known.</param>
/// <param name="PerThousand">Of 1,000 residents of all ages; null as above.</param>
/// <param name="Have">People who have the condition as recorded, or should have the care; null as above.</param>
/// <param name="Expected">People who would be expected to have it by the conditions of life; null where that is not estimated. Shown, and no part of <paramref name="Unmet"/>.</param>
/// <param name="Suppressed">True where there are too few to show.</param>
public sealed record ConditionNeed(
    string Condition,
    AreaCode Area,
    Estimate? Unmet,
    Estimate? PerThousand,
    double? Have,
    Estimate? Expected,
    bool Suppressed)
{
    /// <summary>Fewer people than this are not shown.</summary>
    public const int FewestShown = 5;
}
