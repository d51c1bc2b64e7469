using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Matching;

/// <param name="Score">Above 0; only its order within one search means anything.</param>
/// <param name="Words">The words found, as the index keeps them.</param>
public sealed record AssetHit(Asset Asset, double Score, IReadOnlyList<string> Words)
{
    /// <summary>Needs the query speaks of and the asset works on, or on a field of, by id.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];
}
