using HealthNeeds.Analytics.Siting;
using HealthNeeds.Core.Assets;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Siting;

/// <summary>What a release knows of candidates, existing sites and floors.</summary>
internal sealed class PlanSites
{
    private static readonly IndicatorId Deprivation = new("iod2025-imd");

    private readonly ReleaseFigures figures;
    private readonly PlanQuery query;

    public PlanSites(ReleaseFigures figures, PlanQuery query)
    {
        (this.figures, this.query) = (figures, query);
        Open = [.. figures.Assets.Assets.Where(a => a.Status == AssetStatuses.Open && a.Site is not null).OrderBy(a => a.Name, StringComparer.Ordinal)];
        Existing = query.Existing switch
        {
            PlanFields.None => [],
            PlanFields.Assets => Open,
            PlanFields.Hospitals => [.. Open.Where(a => a.Kind == AssetKinds.Hospital)],
            var ids => [.. ids.Split(',').Select(Known)],
        };
    }

    /// <summary>Open assets that have a site, by name.</summary>
    public IReadOnlyList<Asset> Open { get; }

    public IReadOnlyList<Asset> Existing { get; }

    public bool HasDeprivation => MostDeprived.Count > 0;

    /// <summary>England's most deprived fifth of LSOAs by the Index of Multiple Deprivation 2025; empty where it is not held.</summary>
    private HashSet<AreaCode> MostDeprived => figures.Remember("most-deprived-fifth", () =>
    {
        var known = figures.Lease.Indicators.Values(Deprivation, AreaLevel.Lsoa21, AreaCode.England).Where(o => o.Estimate is not null).ToList();
        return known.OrderByDescending(o => o.Estimate!.Value.Value).ThenBy(o => o.Area).Take(known.Count / 5).Select(o => o.Area).ToHashSet();
    });

    /// <exception cref="RefusedRequestException">A cost is given for what is no candidate.</exception>
    public IReadOnlyList<CandidateSite> Candidates()
    {
        var costs = query.Costs is { } text && PlanFields.TryCosts(text, out var given) ? given : new Dictionary<string, double>();
        CandidateSite[] all = [.. Centres(), .. Assets(), .. Points()];
        return costs.Keys.FirstOrDefault(id => !Array.Exists(all, c => c.Id == id)) is { } unknown
            ? throw new RefusedRequestException(ProblemKinds.UnknownItem, $"'{unknown}' is none of the {all.Length} candidates of this plan, so it can have no cost.", PlanFields.Costs.Name, unknown, PlanFields.Costs.Allowed)
            : [.. all.Select(c => c with { Cost = costs.GetValueOrDefault(c.Id, 1) })];
    }

    /// <param name="places">The plan's, in its order.</param>
    /// <exception cref="RefusedRequestException">A floor for the most deprived is set, and the release cannot tell them.</exception>
    public IEnumerable<ReachFloor> Floors(IReadOnlyList<Area> places)
    {
        int[] Where(Func<Area, bool> holds) => [.. Enumerable.Range(0, places.Count).Where(i => holds(places[i]))];
        if (query.AuthorityFloor > 0)
        {
            foreach (var authority in figures.Authorities.Where(f => places.Any(a => a.LocalAuthority == f.Code)))
                yield return new ReachFloor(authority.Name, Where(a => a.LocalAuthority == authority.Code), query.AuthorityFloor / 100.0);
        }

        if (query.DeprivedFloor == 0) yield break;
        if (!HasDeprivation) throw new RefusedRequestException(ProblemKinds.BadValue, $"Release {figures.Lease.Info.Id} holds no {Deprivation}: it cannot tell the most deprived fifth, so no floor can be set for it.", PlanFields.DeprivedFloor.Name, $"{query.DeprivedFloor}", ["0"]);
        if (Where(a => MostDeprived.Contains(a.Code)) is { Length: > 0 } deprived)
            yield return new ReachFloor("England’s most deprived fifth", deprived, query.DeprivedFloor / 100.0);
    }

    private Asset Known(string id) => Open.FirstOrDefault(a => a.Id == id) ?? throw new RefusedRequestException(
        ProblemKinds.UnknownItem, $"Release {figures.Lease.Info.Id} holds no open asset '{id}' with a site.", PlanFields.Existing.Name, id, [.. PlanFields.ExistingKinds, .. Open.Select(a => a.Id)]);

    private IEnumerable<CandidateSite> Centres() => query.Candidates is PlanFields.Msoas or PlanFields.MsoasAndAssets
        ? figures.Remember("plan-centres", () => figures.Lease.Areas.List(AreaLevel.Msoa21, figures.Region.Code)).Where(a => a.Location is not null && (query.Limit?.Touches(a.Code) ?? true))
            .Select(a => new CandidateSite(a.Code.Value, AreaWords.Full(a), a.Location!.Value))
        : [];

    private IEnumerable<CandidateSite> Assets() => Open
        .Where(a => query.Candidates is PlanFields.Assets or PlanFields.MsoasAndAssets || (query.Candidates == PlanFields.Hospitals && a.Kind == AssetKinds.Hospital))
        .Where(a => !Existing.Contains(a))
        .Select(a => new CandidateSite(a.Id, a.Name, a.Site!.Location));

    private IEnumerable<CandidateSite> Points() => query.Points is { } text && PlanFields.TryPoints(text, out var points)
        ? points.Select((p, i) => new CandidateSite($"point-{i + 1}", $"Your point {i + 1} ({p.Latitude}, {p.Longitude})", p))
        : [];
}
