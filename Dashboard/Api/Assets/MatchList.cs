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
