namespace HealthNeeds.Dashboard.Areas;

/// <summary>Who could help in an area, and what nobody in the catalogue answers.</summary>
/// <param name="Catalogued">False where the release holds no assets at all.</param>
public sealed record Help(bool Catalogued, IReadOnlyList<MatchedAsset> Matches, IReadOnlyList<Unanswered> Unanswered);
