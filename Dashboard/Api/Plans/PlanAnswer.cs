using HealthNeeds.Analytics.Siting;
using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Api.Places;
using HealthNeeds.Dashboard.Api.Releases;
using HealthNeeds.Dashboard.Siting;

namespace HealthNeeds.Dashboard.Api.Plans;

/// <param name="Finding">The plan in a sentence, as the page's heading has it.</param>
/// <param name="Limit">The places of the reader's own that were looked at; null for the whole region.</param>
/// <param name="Reason">Why nothing was planned; null where something was.</param>
/// <param name="Covered">What existing and chosen sites reach; null where no plan keeps the floors.</param>
/// <param name="Proven">Whether it is the best plan, or it is certain that there is none.</param>
/// <param name="Gap">How far the plan may be from the best, as a share of the best.</param>
/// <param name="Curve">The best plans of one to five sites.</param>
/// <param name="Neighbourhoods">By code; made while they are written.</param>
internal sealed record PlanAnswer(
    ReleaseStamp Release,
    string Region,
    PlanQuery Settings,
    PlaceLimitItem? Limit,
    string Finding,
    string? Reason,
    PlanShare? Covered,
    PlanShare? Existing,
    bool Proven,
    double? Gap,
    IReadOnlyList<PlanSiteItem> Sites,
    IReadOnlyList<PlanCurveItem> Curve,
    IReadOnlyList<PlanFloorItem> Floors,
    IReadOnlyList<PlanAuthorityItem> Authorities,
    PlanDraws? Draws,
    string? Method,
    IReadOnlyList<string> Caveats,
    string Licence,
    IReadOnlyList<string> Attribution,
    IEnumerable<PlanPlaceItem> Neighbourhoods);

/// <param name="Need">Residents times need: as many residents at England's average.</param>
/// <param name="NeedShare">Of the region's, 0 to 1.</param>
/// <param name="ResidentShare">Of the region's, 0 to 1.</param>
internal sealed record PlanShare(double Need, double NeedShare, long Residents, double ResidentShare)
{
    private const int Places = 6;

    public static PlanShare Of(PlanView view, Reach reach) =>
        new(Math.Round(reach.Need, 1), Math.Round(view.NeedShare(reach), Places), reach.Residents, Math.Round(view.ResidentShare(reach), Places));
}

/// <param name="Number">As on the map: 1 adds most.</param>
/// <param name="Added">Beyond existing sites and those before it.</param>
/// <param name="ChosenInDraws">Share of the draws of need whose best plan holds it; null where need was not drawn.</param>
internal sealed record PlanSiteItem(int Number, string Id, string Name, double Latitude, double Longitude, double Cost, PlanShare Added, double? ChosenInDraws)
{
    public static PlanSiteItem Of(PlanView view, ChosenSite chosen, int place) => new(
        place + 1, chosen.Site.Id, chosen.Site.Name, chosen.Site.Location.Latitude, chosen.Site.Location.Longitude, chosen.Site.Cost, PlanShare.Of(view, chosen.Added), chosen.ChosenInDraws is { } share ? Math.Round(share, 3) : null);
}

/// <param name="Covered">Null where no plan of so many sites keeps the floors.</param>
internal sealed record PlanCurveItem(int Sites, PlanShare? Covered, bool Proven, double? Gap)
{
    public static PlanCurveItem Of(PlanView view, CurvePoint point) => new(point.Sites, point.Covered is { } covered ? PlanShare.Of(view, covered) : null, point.Proven, point.Gap);
}

/// <param name="Least">The floor: share of residents, 0 to 1.</param>
/// <param name="Reached">By existing and chosen sites.</param>
/// <param name="Possible">The most that any plan of as many sites reaches, for this floor alone.</param>
internal sealed record PlanFloorItem(string Name, double Least, double Reached, double Possible)
{
    public static PlanFloorItem Of(FloorReach floor) => new(floor.Floor.Name, floor.Floor.Share, Math.Round(floor.Share, 6), Math.Round(floor.Possible, 6));
}

internal sealed record PlanAuthorityItem(string Name, long Residents, long CoveredResidents, double Need, double CoveredNeed)
{
    public static PlanAuthorityItem Of(AuthorityReach reach) => new(reach.Name, reach.Total.Residents, reach.Covered.Residents, Math.Round(reach.Total.Need, 1), Math.Round(reach.Covered.Need, 1));
}

/// <param name="Count">Draws of need that were solved.</param>
/// <param name="Same">Share whose best plan is the chosen one.</param>
/// <param name="Lower">Of the share of need that the plan reaches: 5% of draws lie below.</param>
/// <param name="Upper">5% lie above.</param>
/// <param name="Others">Sites not in the plan that were chosen most often.</param>
internal sealed record PlanDraws(int Count, int Proven, double Same, double Lower, double Upper, IReadOnlyList<PlanOtherItem> Others)
{
    public static PlanDraws Of(DrawnChoices draws) => new(
        draws.Count, draws.Proven, Math.Round(draws.Same, 3), Math.Round(draws.Lower, 6), Math.Round(draws.Upper, 6), [.. draws.Others.Select(o => new PlanOtherItem(o.Site.Id, o.Site.Name, Math.Round(o.ChosenInDraws, 3)))]);
}

internal sealed record PlanOtherItem(string Id, string Name, double ChosenInDraws);

/// <param name="Need">Residents times need per resident.</param>
/// <param name="Site">Number of the nearest site where it is a chosen one; null where an existing one is as near, or there is none.</param>
/// <param name="Kilometres">Of travel to the nearest site.</param>
internal sealed record PlanPlaceItem(string Code, string Name, string? PlaceName, string? LocalAuthority, int? Population, double NeedPerResident, double Need, bool Covered, int? Site, double? Kilometres) : IListedArea
{
    public static PlanPlaceItem Of(Area area, DemandPoint point, PointReach reach) => new(
        area.Code.Value, area.Name, area.PlaceName, area.LocalAuthorityName, area.Population, Math.Round(point.NeedPerResident, 6), Math.Round(point.Need, 1), reach.Covered, reach.Site + 1, reach.Kilometres is { } travel ? Math.Round(travel, 3) : null);
}
