namespace HealthNeeds.Store.Queries;

/// <summary>What the places of a ranking by unmet need are told apart by.</summary>
/// <param name="Parts">What it is added up from, largest first, and the share of the differences between England's places that each makes; shares sum to 1.</param>
/// <param name="Caveats">What must be said of the figures wherever the ranking is shown.</param>
/// <param name="Model">The model card that says more.</param>
public sealed record RankingGrounds(IReadOnlyList<RankingGround> Parts, IReadOnlyList<string> Caveats, string Model);

public sealed record RankingGround(string Title, double Share);
