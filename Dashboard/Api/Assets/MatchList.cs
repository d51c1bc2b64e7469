using HealthNeeds.Core.Assets;
using HealthNeeds.Dashboard.Api.Areas;
using HealthNeeds.Dashboard.Api.Releases;

namespace HealthNeeds.Dashboard.Api.Assets;

/// <param name="Area">The area asked about, or null where an asset was.</param>
/// <param name="Asset">The asset asked about, or null where an area was.</param>
/// <param name="Level">Level of the areas listed for an asset.</param>
/// <param name="NoMatches">For an area: the needs left unanswered.</param>
internal sealed record MatchList(
    ReleaseStamp Release,
    AreaStamp? Area,
    string? Asset,
    string? Focus,
    string? Level,
    string Caveat,
    string Attribution,
    IReadOnlyList<MatchItem> Items,
    IReadOnlyList<NoMatchItem> NoMatches)
{
    public const string MatchCaveat = "A match says that an asset addresses a need that stands out here. It does not say the asset has capacity, or that the people of the area use it.";
}

/// <param name="Score">0 to 1; only its order means anything.</param>
/// <param name="Kilometres">Straight line from the area's centroid to the site; null where the asset has no single site.</param>
/// <param name="Reasons">Best first.</param>
internal sealed record MatchItem(
    string Area,
    string? AreaName,
    string Asset,
    string? AssetName,
    string Focus,
    string Need,
    double Score,
    double? Kilometres,
    IReadOnlyList<string> Reasons)
{
    public static MatchItem Of(AssetMatch match, Area? area, Asset? asset) => new(
        match.Area.Value,
        area?.Name,
        match.AssetId,
        asset?.Name,
        match.Focus,
        match.Need,
        match.Score,
        match.Kilometres,
        match.Reasons);
}

/// <summary>A need nothing in the catalogue answers here, and why.</summary>
internal sealed record NoMatchItem(string Area, string Focus, string Need, string Reason);
