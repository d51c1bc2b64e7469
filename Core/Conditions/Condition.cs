namespace HealthNeeds.Core.Conditions;

/// <summary>A condition whose people are counted in every area.</summary>
/// <param name="Id">As in addresses: "diabetes-blood-pressure".</param>
/// <param name="Focus">The focus area it counts in.</param>
/// <param name="Title">What is counted: "People with diabetes whose blood pressure is above target".</param>
/// <param name="Of">Whom it is counted among: "residents aged 15 and over".</param>
/// <param name="CareKnown">False where no figure of care is held, and how many are not cared for is not known: the ranking counts all who have it.</param>
/// <param name="Note">Where the figures are from, and what they are not.</param>
public sealed record Condition(string Id, string Focus, string Title, string Of, bool CareKnown, string Note);
