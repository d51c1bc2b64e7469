using HealthNeeds.Dashboard.Api.Areas;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Problems;

namespace HealthNeeds.Dashboard.Api.Indicators;

/// <summary>/api/v1/indicators, /api/v1/indicators/{id}/values and /api/v1/areas/{code}/indicators</summary>
internal static class IndicatorResource
{
    public static void MapIndicators(this IEndpointRouteBuilder api)
    {
        api.MapFromRelease("/indicators", List, ParameterRules.JsonOrCsv)
            .WithName("indicators")
            .WithSummary("Every indicator: what it measures and how to read it")
            .Produces<IndicatorList>()
            .WithTags("Indicators");
        api.MapFromRelease("/indicators/{id}/values", Values, ParameterRules.Indicator, ParameterRules.Level, ParameterRules.Within, ParameterRules.Sex, ParameterRules.Sort, ParameterRules.JsonOrCsv)
            .WithName("indicatorValues")
            .WithSummary("One indicator over the areas of a level, newest period")
            .WithDescription("Every area of the level is listed; one without a value says why in 'missing'. A missing value is never zero. Where no sex is asked for and there are no figures of persons, those of women are listed; 'sex' says so. Limits bound 95%: the publisher's, or where it gives counts and none, reckoned here; 'limits' says by what method. 'testedTrend' is the test made here of the last five years, 'change' the difference from the last period that shares no time.")
            .Produces<FigureList>()
            .WithTags("Indicators");
        api.MapFromRelease("/areas/{code}/indicators", OfArea, ParameterRules.Code, ParameterRules.JsonOrCsv)
            .WithName("areaIndicators")
            .WithSummary("An area's profile: every indicator beside the medians around it")
            .Produces<AreaFigureList>()
            .WithTags("Areas");
    }

    private static IResult List(ReleaseRequest request)
    {
        var items = request.Lease.Indicators.All(request.Token).Select(i => IndicatorItem.Of(i, request.NewestPeriod(i))).ToList();
        return request.Format == "csv"
            ? IndicatorDownloads.Csv(items, request.Lease.Info.Id)
            : TypedResults.Json(new IndicatorList(request.Stamp, FigureLicence.Figures, request.Attribution, items), ApiJson.Answers.IndicatorList);
    }

    private static IResult OfArea(ReleaseRequest request)
    {
        var area = request.Known(ParameterRules.Code);
        var items = request.Lease.Indicators.ForArea(area.Code, request.Token).Select(AreaFigure.Of).ToList();
        return request.Format == "csv"
            ? IndicatorDownloads.Csv(items, area, request.Lease.Info.Id)
            : TypedResults.Json(new AreaFigureList(request.Stamp, AreaItem.Of(area), FigureLicence.Figures, request.Attribution, items), ApiJson.Answers.AreaFigureList);
    }

    private static IResult Values(ReleaseRequest request)
    {
        var indicator = Known(request);
        var level = request.Parameters.Level;
        var list = Figures(request, indicator, level, request.Within(level), EnumWords.Parse<FigureOrder>(request.Parameters.Get(ParameterRules.Sort)), request.Parameters.Sex);
        return request.Format == "csv" ? IndicatorDownloads.Csv(list) : TypedResults.Json(list, ApiJson.Answers.FigureList);
    }

    /// <summary>One indicator over the areas of a level inside another, newest period.</summary>
    /// <param name="asked">Null: persons, else women, else men.</param>
    public static FigureList Figures(ReleaseRequest request, Indicator indicator, AreaLevel level, Area within, FigureOrder order, Sex? asked = null) => FigureList.Of(
        request.Stamp,
        new FigureSets(request, request.Token).Of(indicator, level, within, asked),
        order,
        IndicatorItem.Of(indicator, request.NewestPeriod(indicator)),
        request.Lease.Manifest.Sources(request.Token).Single(s => s.Source.Id == indicator.Source).Source.Attribution);

    public static Indicator Known(ReleaseRequest request)
    {
        var id = request.Parameters.Get(ParameterRules.Indicator);
        return request.Lease.Indicators.Find(new IndicatorId(id), request.Token)
            ?? throw new RefusedRequestException(ProblemKinds.UnknownItem, $"Release {request.Lease.Info.Id} holds no indicator '{id}'.", ParameterRules.Indicator.Name, id, ParameterRules.Indicator.Allowed);
    }
}
