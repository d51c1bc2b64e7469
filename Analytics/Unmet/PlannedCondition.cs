namespace HealthNeeds.Analytics.Unmet;

/// <summary>One thing a focus area counts: a condition people have, or care they should have.</summary>
/// <param name="Need">Part that says how many have it for their ages; null where only the care is known, and everyone of the group should have it.</param>
/// <param name="Care">Parts that say which share of them is not cared for; the first that the figures hold counts. Empty where no figure of care is known: all of the condition's harm then counts as unmet.</param>
/// <param name="Who">Whom it concerns, where <paramref name="Need"/> says nothing of ages itself.</param>
/// <param name="Harm">How much it weighs in England.</param>
internal sealed record PlannedCondition(string Id, string Title, string? Need, IReadOnlyList<string> Care, ResidentGroup Who, Harm Harm)
{
    /// <summary>A condition that stands for this one's harm while no figure of this one's care is held: it then weighs that much less. Without a figure of care this one does not count.</summary>
    public string? Within { get; init; }

    /// <summary>Whom the figures are shares of, in per cent, so that people can be counted; null where they are rates of events or scores.</summary>
    public ResidentGroup? Counted { get; init; }
}
