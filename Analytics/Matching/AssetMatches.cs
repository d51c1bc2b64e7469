using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Matching;

/// <summary>The answers for a region: per area and focus area the best assets, best first, and the needs nobody answers.</summary>
/// <param name="NoMatches">A need is answered by an open asset that reaches the area and works on it; one that works on a wider field is a match and no answer.</param>
public sealed record AssetMatches(IReadOnlyList<AssetMatch> Matches, IReadOnlyList<NoMatch> NoMatches);
