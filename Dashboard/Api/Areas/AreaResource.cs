using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Places;
using HealthNeeds.Dashboard.Api.Rankings;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Api.Areas;

/// <summary>/api/v1/areas and /api/v1/areas/{code}</summary>
internal static class AreaResource
{
    public static void MapAreas(this IEndpointRouteBuilder api)
    {
        api.MapFromRelease("/areas", List, ParameterRules.Level, ParameterRules.Within, ParameterRules.Search, ParameterRules.Limit)
            .WithName("areas")
            .WithSummary("Areas of one level, by name, or found by text")
            .WithDescription("Without 'search': the areas of the level inside 'within', by name, all of them unless 'limit' is given. With it: at most 'limit' areas, best match first, of every level unless 'level' is given.")
            .Produces<AreaList>()
            .WithTags("Areas");
        api.MapFromRelease("/areas/{code}", Profile, ParameterRules.Code)
            .WithName("area")
            .WithSummary("One area: where it lies, its need for every focus area, and why")
            .WithDescription("Contributions of a focus area sum to its score. They are associations, not causes. 'scoreInterval', 'burdenInterval' and 'gapInterval' say how sure these amounts are: median and bounds of 90% of 200 of the release's draws, each held against England's mean in the same draw.")
            .Produces<AreaProfile>()
            .WithTags("Areas");
    }

    private static IResult List(ReleaseRequest request)
    {
        var search = request.Parameters.Find(ParameterRules.Search)?.Trim();
        var level = search is null || request.Parameters.Has(ParameterRules.Level) ? request.Parameters.Level : (AreaLevel?)null;
        var within = request.Within(level);
        var areas = search is null
            ? request.Lease.Areas.List(level!.Value, within.Code, request.Token).Take(request.Parameters.Has(ParameterRules.Limit) ? request.Parameters.Limit : int.MaxValue)
            : request.Lease.Areas.Search(search, level, within.Code, request.Parameters.Limit, request.Token);
        return TypedResults.Json(
            new AreaList(request.Stamp, level?.Id(), AreaStamp.Of(within), search, FigureLicence.Figures, request.Attribution, [.. areas.Select(AreaItem.Of)]),
            ApiJson.Answers.AreaList);
    }

    private static IResult Profile(ReleaseRequest request)
    {
        var area = request.Known(ParameterRules.Code);
        var path = request.Lease.Areas.PathOf(area.Code, request.Token);
        var rankings = request.Lease.Rankings.ForArea(area.Code, request.Token);
        var amounts = AreaAmounts.Of(request, area, rankings, focus: null, request.Token);
        var why = request.Lease.Rankings.ContributionsByFocus(area.Code, request.Token);
        var profile = new AreaProfile(
            request.Stamp,
            AreaItem.Of(area),
            [.. path.Where(a => a.Code != area.Code).Select(AreaStamp.Of)],
            IcbBefore.Of(request.Icbs.Of(area.Code)),
            [.. request.Lease.Areas.ChildrenOf(area.Code, request.Token).Select(AreaStamp.Of)],
            RankingReading.Words,
            RankingReading.Caveats,
            FigureLicence.Figures,
            request.Attribution,
            TrustCatchment.Of(area, request.Lease.Catchments, request.Token),
            [.. rankings.Select(ranking => Need(request, area.Level, ranking, path, why[ranking.Ranking.Focus], kind => NeedBounds.Of(amounts.GetValueOrDefault((ranking.Ranking.Focus, kind)))))]);
        return TypedResults.Json(profile, ApiJson.Answers.AreaProfile);
    }

    private static AreaNeed Need(ReleaseRequest request, AreaLevel level, FocusRanking focus, IReadOnlyList<Area> path, IEnumerable<Contribution> why, Func<NeedKind, NeedBounds?> interval)
    {
        var ranking = focus.Ranking;
        return new AreaNeed(
            ranking.Focus,
            ranking.Score,
            ranking.Burden,
            ranking.Gap,
            ranking.BurdenPercentile,
            ranking.GapPercentile,
            interval(NeedKind.Unmet),
            interval(NeedKind.Burden),
            interval(NeedKind.Gap),
            ranking.WorstTenth,
            ranking.Tier.Id(),
            ranking.WorstTenthInIcb,
            ranking.FirstTenInIcb,
            [.. focus.Ranks.Select(rank => AreaRank.From(rank, path))],
            [.. new[] { NeedKind.Burden, NeedKind.Gap }.Select(kind => Kind(request, level, focus, kind, path))],
            [.. why.Select(ContributionItem.Of)]);
    }

    private static AreaKind Kind(ReleaseRequest request, AreaLevel level, FocusRanking focus, NeedKind kind, IReadOnlyList<Area> path) => new(
        kind.Id(),
        request.WhyNotRanked(focus.Ranking.Focus, level, kind),
        [.. focus.By(kind).Select(rank => AreaRank.From(rank, path))]);
}
