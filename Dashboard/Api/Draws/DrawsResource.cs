using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.Api.Draws;

/// <summary>/api/v1/draws and /api/v1/correlations</summary>
internal static class DrawsResource
{
    public static void MapDraws(this IEndpointRouteBuilder api)
    {
        api.MapFromRelease("/draws", Drawn, ParameterRules.Focus, ParameterRules.Kind, ParameterRules.Level, ParameterRules.Within, DrawsQuery.DrawsRule, ParameterRules.JsonOrCsv)
            .WithName("draws")
            .WithSummary("The release's own draws of need, place by place")
            .WithDescription("The first draws of those that the published ranks are made of, with their seed. Numbers of one draw belong together, across places and focus areas: rank within each draw, then count over the draws; the share of draws in which two places are both in the worst tenth is the chance that both are. The CSV has one row a place and one column a draw. At most a million values an answer.")
            .Produces<DrawAnswer>()
            .WithTags("Tools")
            .InTurn();
        api.MapFromRelease("/correlations", Correlated, ParameterRules.Kind, ParameterRules.Level, ParameterRules.Within, DrawsQuery.DrawsRule, DrawsQuery.IndicatorRule, ParameterRules.JsonOrCsv)
            .WithName("correlations")
            .WithSummary("How alike two focus areas, or an indicator and the others, order places")
            .WithDescription("Spearman's rank correlation over places. Without 'indicator': of every two focus areas' median ranks, with the bounds of the middle 90% of what it is in each draw. With it: of that indicator and each other of the level, the strongest first, with limits that bound 95% (Fisher's z with Bonett and Wright's variance); 'kind' and 'draws' then change nothing. Below 30 pairs nothing is told. 'together' says what two of them share by the way they are made: that alone makes them go together. These are figures about places, not about people, and no causes.")
            .Produces<CorrelationAnswer>()
            .WithTags("Tools")
            .InTurn();
    }

    private static IResult Drawn(ReleaseRequest request)
    {
        var view = new DrawFigures(request).Of(Query(request, request.Focus), request.Within(request.Parameters.Level), request.Token);
        return request.Format == "csv"
            ? new CsvDownload<DrawItem>($"draws-{view.Query.Kind.Id()}-{view.Query.Focus}-{view.Query.Level.Id()}-{view.Within.Code}-{request.Lease.Info.Id}.csv", DrawItem.Of(view), DrawItem.Columns(view, request.Lease.Info.Id))
            : TypedResults.Json(DrawAnswer.Of(view, request), ApiJson.Answers.DrawAnswer);
    }

    private static IResult Correlated(ReleaseRequest request)
    {
        var view = new CorrelationFigures(request).Of(Query(request, Core.Rankings.FocusArea.Overall), request.Within(request.Parameters.Level), request.Token);
        return request.Format == "csv"
            ? new CsvDownload<CorrelationItem>($"correlations-{view.Query.Indicator ?? view.Query.Kind.Id()}-{view.Query.Level.Id()}-{view.Within.Code}-{request.Lease.Info.Id}.csv", view.Items, CorrelationItem.Columns(view, request.Lease.Info.Id))
            : TypedResults.Json(CorrelationAnswer.Of(view, request), ApiJson.Answers.CorrelationAnswer);
    }

    private static DrawsQuery Query(ReleaseRequest request, string focus)
    {
        var parameters = request.Parameters;
        return new DrawsQuery(focus, parameters.Kind, parameters.Level, request.WithinCode, int.Parse(parameters.Get(DrawsQuery.DrawsRule)), parameters.Find(DrawsQuery.IndicatorRule));
    }
}
