using HealthNeeds.Analytics.Inequality;
using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Indicators;
using HealthNeeds.Core.Text;
using HealthNeeds.Dashboard.Api.Areas;
using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Releases;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Problems;

namespace HealthNeeds.Dashboard.Api.Inequality;

/// <summary>/api/v1/inequality</summary>
internal static class InequalityResource
{
    public static void MapInequality(this IEndpointRouteBuilder api) =>
        api.MapFromRelease("/inequality", Answer, ParameterRules.Measure, ParameterRules.Within, ParameterRules.JsonOrCsv)
            .WithName("inequality")
            .WithSummary("One indicator by tenth of deprivation, with its slope and relative index of inequality")
            .WithDescription("Areas within an ICB or authority are ordered by the Index of Multiple Deprivation 2025 and cut into tenths of about equally many residents. The slope is what a line through them makes from the most to the least deprived resident. With a tenth missing there is none, and 'reason' says so. Without 'indicator' the indicators that can be asked for are listed.")
            .Produces<InequalityAnswer>()
            .WithTags("Indicators");

    private static IResult Answer(ReleaseRequest request)
    {
        var figures = new InequalityFigures(request, request.Token);
        var choices = figures.Choices.Select(i => i.Id.Value).ToList();
        var within = request.Within(AreaLevel.Msoa21);
        if (within.Level == AreaLevel.England)
            throw new RefusedRequestException(ProblemKinds.WrongLevel, "Inequality is measured within an ICB or a local authority.", ParameterRules.Within.Name, within.Code.Value, ["an ICB", "a local authority"]);
        if (request.Parameters.Find(ParameterRules.Measure) is not { } id)
            return TypedResults.Json(InequalityAnswer.Choice(request.Stamp, AreaStamp.Of(within), choices), ApiJson.Answers.InequalityAnswer);
        var indicator = figures.Choices.FirstOrDefault(i => i.Id.Value == id)
            ?? throw new RefusedRequestException(ProblemKinds.UnknownItem, $"Release {request.Lease.Info.Id} has no indicator '{id}' that can be read by deprivation.", ParameterRules.Measure.Name, id, choices);
        var result = figures.Of(indicator, within);
        var answer = InequalityAnswer.Of(request.Stamp, result, request.Attribution, choices);
        return request.Format == "csv"
            ? new CsvDownload<InequalityTenth>($"inequality-{id}-{within.Code}-{request.Lease.Info.Id}.csv", answer.Tenths, Columns(answer, request.Lease.Info.Id))
            : TypedResults.Json(answer, ApiJson.Answers.InequalityAnswer);
    }

    private static CsvColumn<InequalityTenth>[] Columns(InequalityAnswer answer, string release) =>
    [
        CsvColumn<InequalityTenth>.Text("indicator", _ => answer.Indicator),
        CsvColumn<InequalityTenth>.Text("within", _ => answer.Within.Code),
        CsvColumn<InequalityTenth>.Text("level", _ => answer.Level),
        CsvColumn<InequalityTenth>.Text("sex", _ => answer.Sex),
        CsvColumn<InequalityTenth>.Text("period", t => t.Period),
        CsvColumn<InequalityTenth>.Number("tenth", t => t.Tenth),
        CsvColumn<InequalityTenth>.Number("areas", t => t.Areas),
        CsvColumn<InequalityTenth>.Number("residents", t => t.Residents),
        CsvColumn<InequalityTenth>.Number("value", t => t.Value),
        CsvColumn<InequalityTenth>.Number("lower", t => t.Lower),
        CsvColumn<InequalityTenth>.Number("upper", t => t.Upper),
        CsvColumn<InequalityTenth>.Text("unit", _ => answer.Unit),
        CsvColumn<InequalityTenth>.Text("release", _ => release),
        CsvColumn<InequalityTenth>.Text("licence", _ => answer.Licence),
    ];
}

/// <param name="Level">The areas that are grouped.</param>
/// <param name="Areas">Areas with a figure in the newest period, of 'allAreas'.</param>
/// <param name="Slope">Of the newest period: most less least deprived, in the indicator's unit, with limits that bound 95%.</param>
/// <param name="Ratio">Most over least deprived.</param>
/// <param name="PeopleAboveEngland">How many people more than at England's rate; null where counts are not published.</param>
/// <param name="Tenths">1 is the most deprived; of every period, the oldest first.</param>
/// <param name="Reason">Why there is no slope; null where there is one.</param>
/// <param name="Choices">Indicators that can be asked for.</param>
internal sealed record InequalityAnswer(
    ReleaseStamp Release,
    string? Indicator,
    string? Unit,
    AreaStamp Within,
    string? Level,
    string? Sex,
    string? Period,
    int? Areas,
    int? AllAreas,
    SlopeInterval? Slope,
    SlopeInterval? Ratio,
    double? PeopleAboveEngland,
    IReadOnlyList<InequalitySlope> Slopes,
    IReadOnlyList<InequalityTenth> Tenths,
    string? Reason,
    string Licence,
    IReadOnlyList<string> Attribution,
    IReadOnlyList<string> Choices)
{
    public static InequalityAnswer Choice(ReleaseStamp stamp, AreaStamp within, IReadOnlyList<string> choices) =>
        new(stamp, null, null, within, null, null, null, null, null, null, null, null, [], [], "Name an indicator.", FigureLicence.Figures, [], choices);

    public static InequalityAnswer Of(ReleaseStamp stamp, InequalityResult result, IReadOnlyList<string> attribution, IReadOnlyList<string> choices) => new(
        stamp,
        result.Indicator.Id.Value,
        result.Indicator.Unit,
        AreaStamp.Of(result.Within),
        result.Level?.Id(),
        result.Sex?.Id(),
        result.Newest?.Period.ToString(),
        result.Newest?.Areas,
        result.Newest?.Of,
        result.Newest?.Index?.Slope,
        result.Newest?.Index?.Ratio,
        result.People,
        [.. result.Periods.Where(p => p.Index is not null).Select(p => new InequalitySlope(p.Period.ToString(), p.Index!.Slope, p.Index.Ratio))],
        [.. result.Periods.SelectMany(p => p.Tenths.Select(t => new InequalityTenth(p.Period.ToString(), t.Number, t.Areas, t.Population, t.Value, t.Limits?.Lower, t.Limits?.Upper)))],
        result.Reason,
        FigureLicence.Of(result.Indicator),
        attribution,
        choices);
}

internal sealed record InequalitySlope(string Period, SlopeInterval Slope, SlopeInterval? Ratio);

internal sealed record InequalityTenth(string Period, int Tenth, int Areas, double Residents, double Value, double? Lower, double? Upper);
