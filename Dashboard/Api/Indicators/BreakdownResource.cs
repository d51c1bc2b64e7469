using HealthNeeds.Dashboard.Api.Areas;
using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Releases;
using HealthNeeds.Dashboard.Api.Serving;

namespace HealthNeeds.Dashboard.Api.Indicators;

/// <summary>/api/v1/indicators/{id}/breakdowns</summary>
internal static class BreakdownResource
{
    public static void MapBreakdowns(this IEndpointRouteBuilder api) =>
        api.MapFromRelease("/indicators/{id}/breakdowns", List, ParameterRules.Indicator, ParameterRules.Within, ParameterRules.JsonOrCsv)
            .WithName("indicatorBreakdowns")
            .WithSummary("One indicator by deprivation, age, sex and other categories, as published")
            .WithDescription("For England and the local authorities inside 'within'. Only indicators from Fingertips have breakdowns; nothing in them is calculated here.")
            .Produces<BreakdownList>()
            .WithTags("Indicators");

    private static IResult List(ReleaseRequest request)
    {
        var indicator = IndicatorResource.Known(request);
        var within = request.Within(AreaLevel.Ltla24);
        var names = request.Lease.Areas.List(AreaLevel.Ltla24, within.Code, request.Token).ToDictionary(a => a.Code, a => a.Name);
        var items = request.Lease.Indicators.Breakdowns(indicator.Id, within.Code, request.Token)
            .Select(b => BreakdownItem.Of(b.Area == AreaCode.England ? "England" : names[b.Area], b));
        var list = new BreakdownList(
            request.Stamp,
            IndicatorItem.Of(indicator, request.NewestPeriod(indicator)),
            AreaStamp.Of(within),
            FigureLicence.Of(indicator),
            request.Lease.Manifest.Sources(request.Token).Single(s => s.Source.Id == indicator.Source).Source.Attribution,
            [.. items]);
        return request.Format == "csv" ? BreakdownDownloads.Csv(list) : TypedResults.Json(list, ApiJson.Answers.BreakdownList);
    }
}

/// <param name="Items">England, then the authorities inside 'within', every period; empty where the publisher gives no breakdowns.</param>
internal sealed record BreakdownList(ReleaseStamp Release, IndicatorItem Indicator, AreaStamp Within, string Licence, string Attribution, IReadOnlyList<BreakdownItem> Items);

/// <summary>One figure about a part of an area's people, as published.</summary>
/// <param name="PeriodEnd">The last day the figure describes: how old it is is counted from it.</param>
/// <param name="Age">Empty where the publisher gives none.</param>
/// <param name="CategoryType">By what the people were divided: a kind of deprivation decile, ethnic groups; empty where only age or sex tell them apart.</param>
/// <param name="Lower">95% confidence limit, where published.</param>
/// <param name="Missing">Why there is no value; null where there is one.</param>
/// <param name="Note">What the publisher says beside the figure.</param>
internal sealed record BreakdownItem(
    string Code,
    string Name,
    string Period,
    DateOnly PeriodEnd,
    string Sex,
    string Age,
    string CategoryType,
    string Category,
    double? Value,
    double? Lower,
    double? Upper,
    double? Count,
    double? Denominator,
    string? Missing,
    string? Note)
{
    public static BreakdownItem Of(string name, Breakdown b) => new(
        b.Area.Value, name, b.Period.ToString(), b.Period.End, b.Sex.Id(), b.Age, b.CategoryType, b.Category,
        b.Estimate?.Value, b.Estimate?.Lower, b.Estimate?.Upper, b.Count, b.Denominator, b.Missing?.Id(), b.Note);
}

/// <summary>An indicator's breakdowns as a table.</summary>
internal static class BreakdownDownloads
{
    public static IResult Csv(BreakdownList list) => new CsvDownload<BreakdownItem>(
        $"{list.Indicator.Id}-breakdowns-{list.Within.Code}-{list.Release.Id}.csv",
        list.Items,
        [
            CsvColumn<BreakdownItem>.Text("code", b => b.Code),
            CsvColumn<BreakdownItem>.Text("name", b => b.Name),
            CsvColumn<BreakdownItem>.Text("indicator", _ => list.Indicator.Id),
            CsvColumn<BreakdownItem>.Text("period", b => b.Period),
            CsvColumn<BreakdownItem>.Day("periodEnd", b => b.PeriodEnd),
            CsvColumn<BreakdownItem>.Text("sex", b => b.Sex),
            CsvColumn<BreakdownItem>.Text("age", b => b.Age),
            CsvColumn<BreakdownItem>.Text("categoryType", b => b.CategoryType),
            CsvColumn<BreakdownItem>.Text("category", b => b.Category),
            CsvColumn<BreakdownItem>.Number("value", b => b.Value),
            CsvColumn<BreakdownItem>.Number("lower", b => b.Lower),
            CsvColumn<BreakdownItem>.Number("upper", b => b.Upper),
            CsvColumn<BreakdownItem>.Number("count", b => b.Count),
            CsvColumn<BreakdownItem>.Number("denominator", b => b.Denominator),
            CsvColumn<BreakdownItem>.Text("missing", b => b.Missing),
            CsvColumn<BreakdownItem>.Text("note", b => b.Note),
            CsvColumn<BreakdownItem>.Text("unit", _ => list.Indicator.Unit),
            CsvColumn<BreakdownItem>.Text("polarity", _ => list.Indicator.Polarity),
            CsvColumn<BreakdownItem>.Text("release", _ => list.Release.Id),
            CsvColumn<BreakdownItem>.Text("licence", _ => list.Licence),
            CsvColumn<BreakdownItem>.Text("attribution", _ => list.Attribution),
        ]);
}
