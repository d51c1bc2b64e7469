using HealthNeeds.Core.Areas;
using HealthNeeds.Dashboard.Api.Areas;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Downloads;

namespace HealthNeeds.Dashboard.Api.Indicators;

/// <summary>/api/v1/indicators/{id}/breakdowns</summary>
internal static class BreakdownResource
{
    public static void MapBreakdowns(this IEndpointRouteBuilder api) =>
        api.MapFromRelease("/indicators/{id}/breakdowns", List, ParameterRules.Indicator, ParameterRules.Within, ParameterRules.JsonOrCsv)
            .WithName("indicatorBreakdowns")
            .WithSummary("One indicator by deprivation, age, sex and other categories, as published")
            .WithDescription("For England and the local authorities inside 'within'. Only indicators from Fingertips have breakdowns; nothing in them is worked out here.")
            .Produces<BreakdownList>()
            .WithTags("Indicators");

    private static IResult List(ReleaseRequest request)
    {
        var indicator = IndicatorResource.Known(request);
        var within = request.Within(AreaLevel.Ltla24);
        var names = request.Release.Areas.List(AreaLevel.Ltla24, within.Code, request.Token).ToDictionary(a => a.Code, a => a.Name);
        var items = request.Release.Indicators.Breakdowns(indicator.Id, within.Code, request.Token)
            .Select(b => BreakdownItem.Of(b.Area == AreaCode.England ? "England" : names[b.Area], b));
        var list = new BreakdownList(
            request.Stamp,
            IndicatorItem.Of(indicator),
            AreaStamp.Of(within),
            Licences.Of(indicator),
            request.Release.Manifest.Sources(request.Token).Single(s => s.Source.Id == indicator.Source).Source.Attribution,
            [.. items]);
        return request.Format == "csv" ? BreakdownDownloads.Csv(list) : TypedResults.Json(list, ApiJson.Answers.BreakdownList);
    }
}
