using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Matching;

/// <summary>The answers for a region: per area and focus area the best assets, best first, and the needs nobody answers.</summary>
public sealed record AssetMatches(IReadOnlyList<AssetMatch> Matches, IReadOnlyList<NoMatch> NoMatches);
