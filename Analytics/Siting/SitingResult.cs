namespace HealthNeeds.Analytics.Siting;

/// <summary>What a plan reaches, and how sure its choice is.</summary>
/// <param name="Total">All need and residents of the problem's points.</param>
/// <param name="Existing">What sites that are there already reach.</param>
/// <param name="Curve">The best plans of 1, 2, … <see cref="SitingProblem.MostSites"/> sites.</param>
/// <param name="Chosen">That of as many sites as were asked for, the site that adds most first; empty where no plan keeps the floors.</param>
/// <param name="Points">In the problem's order.</param>
/// <param name="Kept">Floors with what the plan reaches, or where there is none, with the most that any plan could reach.</param>
/// <param name="Draws">Null where need was not drawn or there is no plan.</param>
public sealed record SitingResult(
    Reach Total,
    Reach Existing,
    IReadOnlyList<CurvePoint> Curve,
    IReadOnlyList<ChosenSite> Chosen,
    IReadOnlyList<PointReach> Points,
    IReadOnlyList<FloorReach> Kept,
    DrawnChoices? Draws)
{
    /// <summary>The plan that was asked for.</summary>
    public CurvePoint Plan(int sites) => Curve[sites - 1];
}

/// <param name="Need">Residents times need: as many residents at England's average.</param>
public readonly record struct Reach(double Need, long Residents);

/// <param name="Covered">With existing sites; null where no plan that keeps the floors was found.</param>
/// <param name="Most">Need that no plan of so many sites can exceed.</param>
/// <param name="Proven">True where it is the best plan, or where there is none at all; false where the search met its limit.</param>
public sealed record CurvePoint(int Sites, Reach? Covered, double Most, bool Proven)
{
    /// <summary>How far the plan may be from the best, as a share of the best: 0 where it is proven.</summary>
    public double? Gap => Covered is not { } covered ? null : Proven || Most <= 0 ? 0 : Math.Max(0, (Most - covered.Need) / Most);
}

/// <param name="Added">What it adds to existing sites and those before it.</param>
/// <param name="ChosenInDraws">Share of the draws of need whose best plan holds it; null where need was not drawn.</param>
public sealed record ChosenSite(CandidateSite Site, Reach Added, double? ChosenInDraws);

/// <param name="Covered">Whether a site is within the limit.</param>
/// <param name="Site">The nearest of the chosen sites, by its place among them; null where an existing one is as near, or there is none.</param>
/// <param name="Kilometres">Of travel to the nearest site, chosen or existing; null where there is none.</param>
public readonly record struct PointReach(bool Covered, int? Site, double? Kilometres);

/// <param name="Share">0 to 1, of the residents.</param>
/// <param name="Possible">The most that any plan of as many sites reaches of these residents, alone.</param>
public sealed record FloorReach(ReachFloor Floor, double Share, double Possible);

/// <summary>The same question asked of every draw of need.</summary>
/// <param name="Count">How many draws.</param>
/// <param name="Proven">Of them, how many were solved to the best plan; the others to a plan near it.</param>
/// <param name="Same">Share whose best plan is the chosen one, site for site.</param>
/// <param name="Lower">Of the share of need that the chosen plan reaches: 5% of draws lie below.</param>
/// <param name="Upper">5% lie above.</param>
/// <param name="Others">Sites that are not in the plan and were chosen most often.</param>
public sealed record DrawnChoices(int Count, int Proven, double Same, double Lower, double Upper, IReadOnlyList<OtherSite> Others);

/// <param name="ChosenInDraws">Share of the draws of need whose best plan holds it.</param>
public sealed record OtherSite(CandidateSite Site, double ChosenInDraws);
