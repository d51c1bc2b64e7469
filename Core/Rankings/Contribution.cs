namespace HealthNeeds.Core.Rankings;

/// <summary>How much one domain adds to an area's score. An association, not a cause.</summary>
/// <param name="Side">Burden or gap: the half of the score it belongs to.</param>
/// <param name="Domain">In a reader's words: "Income and work".</param>
public sealed record Contribution(ContributionSide Side, string Domain, double Value);
