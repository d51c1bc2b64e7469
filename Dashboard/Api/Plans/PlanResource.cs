using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Places;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Siting;

namespace HealthNeeds.Dashboard.Api.Plans;

/// <summary>/api/v1/plan</summary>
internal static class PlanResource
{
    private static readonly ParameterRule Table = ParameterRule.OneOf("table", "Which table a CSV holds.", "neighbourhoods", "neighbourhoods", "sites", "curve", "authorities");

    private static readonly ParameterRule[] Rules = [ParameterRules.Focus, .. PlanFields.All.Select(Rule), .. PlaceLimits.Rules, Table, ParameterRules.JsonOrCsv];

    public static void MapPlan(this IEndpointRouteBuilder api) =>
        api.MapFromRelease("/plan", Answer, Rules)
            .WithName("plan")
            .WithSummary("Where up to five new sites would reach most unmet need")
            .WithDescription("The maximal covering location problem (Church and ReVelle 1974) over the region's LSOAs, solved to the best plan by branch and bound; where the search meets its limit 'proven' is false and 'gap' says how far from the best the plan may be. Need is residents times unmet need per resident, counted from nothing: 1 is England's average. Distances are straight lines times 'detour'. A list of places limits the people that are looked at, and centres of MSOAs to those these lie in. 'table' says which table format=csv holds.")
            .Produces<PlanAnswer>()
            .WithTags("Tools")
            .InTurn();

    private static IResult Answer(ReleaseRequest request)
    {
        var query = PlanQuery.Of(name => request.Parameters.Find(Array.Find(Rules, r => r.Name == name)!), request.Focus) with { Limit = PlaceLimits.Of(request, request.Parameters.Find, request.Token)?.Inside(request.Region.Code, request.Region.Name) };
        var view = new PlanReader(request).Read(query, request.Token);
        return request.Format == "csv"
            ? PlanDownloads.Of(view, request.Parameters.Get(Table), request.Lease.Info.Id)
            : TypedResults.Json(Json(request, view), ApiJson.Answers.PlanAnswer);
    }

    private static PlanAnswer Json(ReleaseRequest request, PlanView view) => new(
        request.Stamp,
        view.Region,
        view.Query,
        PlaceLimitItem.Of(view.Query.Limit, request.Region.Code),
        PlanWords.Finding(view),
        view.Reason,
        view.Plan?.Covered is { } covered ? PlanShare.Of(view, covered) : null,
        view.Result is { } result ? PlanShare.Of(view, result.Existing) : null,
        view.Plan?.Proven ?? false,
        view.Plan?.Gap,
        Sites(view),
        Curve(view),
        [.. view.Result?.Kept.Select(PlanFloorItem.Of) ?? []],
        Authorities(view),
        view.Result?.Draws is { } draws ? PlanDraws.Of(draws) : null,
        view.Problem is null ? null : PlanWords.Method(view),
        PlanWords.Caveats,
        FigureLicence.Figures,
        request.Attribution,
        Places(view));

    public static IReadOnlyList<PlanSiteItem> Sites(PlanView view) => [.. view.Result?.Chosen.Select((c, i) => PlanSiteItem.Of(view, c, i)) ?? []];

    public static IReadOnlyList<PlanCurveItem> Curve(PlanView view) => [.. view.Result?.Curve.Select(c => PlanCurveItem.Of(view, c)) ?? []];

    public static IReadOnlyList<PlanAuthorityItem> Authorities(PlanView view) => view.Result is null ? [] : [.. view.Authorities().Select(PlanAuthorityItem.Of)];

    public static IEnumerable<PlanPlaceItem> Places(PlanView view) => view is { Problem: { } problem, Result: { } result }
        ? view.Places.Select((area, i) => PlanPlaceItem.Of(area, problem.Points[i], result.Points[i]))
        : [];

    private static ParameterRule Rule(PlanField field) =>
        new(field.Name, field.Description, field.Allowed, field.Accepts, field.Example, field.Default) { IsClosed = field.IsClosed, MaxLength = field.Longest };
}
