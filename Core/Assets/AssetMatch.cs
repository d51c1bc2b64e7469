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

/// <summary>A need for which the catalogue holds nothing, or nothing within reach.</summary>
public sealed record NoMatch(AreaCode Area, string Focus, string Need, string Reason);

/// <summary>What an asset could do where: the neighbourhoods that need it most, whom it could work with, and where an outreach would reach most.</summary>
/// <param name="Places">Hardest pressed first, within its reach.</param>
public sealed record AssetOutlook(string Asset, IReadOnlyList<PlaceInNeed> Places, IReadOnlyList<AssetPair> Pairs, IReadOnlyList<Satellite> Satellites);

/// <summary>A neighbourhood within an asset's reach, by the pressure of the asset's own needs.</summary>
/// <param name="Needs">The asset's needs that arise there, hardest pressing first, by id.</param>
/// <param name="Pressure">Mean over those needs of the share of England's neighbourhoods where each presses less, 0 to 1.</param>
/// <param name="Lower">Lower end of its 90% interval.</param>
/// <param name="Upper">Upper end of its 90% interval.</param>
/// <param name="Kilometres">From its centroid to the asset's site; null where the asset has no single site.</param>
public sealed record PlaceInNeed(AreaCode Area, IReadOnlyList<string> Needs, double Pressure, double Lower, double Upper, double? Kilometres);

/// <summary>Another asset that works on the same need and brings what this one lacks.</summary>
/// <param name="Need">The need both work on, by id.</param>
/// <param name="Other">The other asset's id.</param>
/// <param name="Relation">How the source links them, from this asset's side or the other's; null where it does not.</param>
/// <param name="Neighbourhoods">Where the need presses, one of the two is at hand and the other comes from elsewhere.</param>
public sealed record AssetPair(string Need, string Other, string? Relation, int Neighbourhoods);

/// <summary>Where an outreach would reach most people in need whom no open asset for that need is near.</summary>
/// <param name="Need">The need, by id.</param>
/// <param name="Area">The MSOA around whose centre it would be.</param>
/// <param name="Neighbourhoods">Pressed LSOAs within reach of it that nothing is near.</param>
/// <param name="People">Who live there.</param>
/// <param name="Kilometres">From the asset's site; null where it has none.</param>
public sealed record Satellite(string Need, AreaCode Area, int Neighbourhoods, int People, double? Kilometres);
