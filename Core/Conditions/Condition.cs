using HealthNeeds.Core.Areas;

namespace HealthNeeds.Core.Conditions;

/// <summary>A condition whose people are counted in every area.</summary>
/// <param name="Id">As in addresses: "diabetes-blood-pressure".</param>
/// <param name="Focus">The focus area it counts in.</param>
/// <param name="Title">What is counted: "People with diabetes whose blood pressure is above target".</param>
/// <param name="Of">Whom it is counted among: "residents aged 15 and over".</param>
/// <param name="CareKnown">False where no figure of care is held, and how many are not cared for is not known: the ranking counts all who have it.</param>
/// <param name="Note">Where the figures are from, and what they are not.</param>
public sealed record Condition(string Id, string Focus, string Title, string Of, bool CareKnown, string Note);

/// <summary>The people of one area who have a condition, or should have had care. Estimates, not counts of persons; limits bound 90%.</summary>
/// <param name="Have">People who have the condition, or should have the care; null where they are not shown, or too little of the area is known.</param>
/// <param name="Unmet">Those of them who are not cared for; null as above, and where no figure of care is held.</param>
/// <param name="PerThousand">Of 1,000 residents of all ages: those who are not cared for, and where that is not known, those who have it.</param>
/// <param name="Expected">People who would be expected to have it by the conditions of life; null where that is not estimated. Shown, and no part of the others.</param>
/// <param name="Suppressed">True where fewer than <see cref="FewestShown"/> would be shown, or could be reckoned from what is shown.</param>
public sealed record ConditionNeed(
    string Condition,
    AreaCode Area,
    Estimate? Have,
    Estimate? Unmet,
    Estimate? PerThousand,
    Estimate? Expected,
    bool Suppressed)
{
    /// <summary>Fewer people than this are not shown.</summary>
    public const int FewestShown = 5;

    /// <summary>What the condition is counted by: those not cared for, and where that is not known, those who have it.</summary>
    public Estimate? Counted => Unmet ?? Have;

    public static ConditionNeed Unknown(string condition, AreaCode area) => new(condition, area, null, null, null, null, Suppressed: false);

    /// <summary>The same, not shown.</summary>
    public ConditionNeed Hidden() => Unknown(Condition, Area) with { Suppressed = true };

    /// <summary>The same, with who has it shown, and who of them is not cared for not.</summary>
    public ConditionNeed WithoutUnmet() => this with { Unmet = null, PerThousand = null, Suppressed = true };
}

/// <summary>A number and the limits that bound 90%.</summary>
public readonly record struct Estimate(double Value, double Lower, double Upper)
{
    public Estimate Times(double factor) => new(Value * factor, Lower * factor, Upper * factor);
}
