using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Assets;

namespace HealthNeeds.Dashboard.Api.Assets;

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
