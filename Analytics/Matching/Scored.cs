using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Matching;

/// <param name="Score">0 to 1.</param>
/// <param name="Partner">Who on the spot is linked with the asset, or null.</param>
internal sealed record Scored(Candidate Candidate, double Score, double? Kilometres, (AssetLink Link, Asset Partner)? Partner)
{
    /// <summary>How hard the need presses on the place; null where it is not known.</summary>
    public NeedPressure? Pressure { get; init; }
}
