using HealthNeeds.Core.Areas;

namespace HealthNeeds.Core.Assets;

/// <summary>An answer to "who could help here, with this?".</summary>
/// <param name="Need">The need's id.</param>
/// <param name="Score">0 to 1; only its order means anything.</param>
/// <param name="Kilometres">From the area's centroid to the site, straight line; null where the asset has no single site.</param>
/// <param name="Reasons">In a reader's words, best first.</param>
public sealed record AssetMatch(AreaCode Area, string Focus, string Need, string AssetId, double Score, double? Kilometres, IReadOnlyList<string> Reasons)
{
    /// <summary>What serves the whole region is next to a place within so many kilometres.</summary>
    public const double NearKilometres = 5;

    /// <summary>True where the asset is the place's own: it serves it in particular, or stands next to it. The others serve the whole region.</summary>
    public bool IsOfThePlace(Asset asset) => asset.Reach != AssetReach.Region || Kilometres <= NearKilometres;
}
