using HealthNeeds.Core.Conditions;
using HealthNeeds.Dashboard.Api.Areas;
using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Rankings;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Api.Conditions;

/// <summary>/api/v1/conditions</summary>
internal static class ConditionResource
{
    public static void MapConditions(this IEndpointRouteBuilder api) =>
        api.MapFromRelease("/conditions", Answer, ParameterRules.Condition, ParameterRules.Level, ParameterRules.Within, ParameterRules.JsonOrCsv)
            .WithName("conditions")
            .WithSummary("People who have a condition, and those of them who are not cared for, area by area")
            .WithDescription("Without 'condition' only the conditions are listed. Where no figure of care is held ('careKnown' is false) 'unmet' is null, and all who have the condition are listed. Areas are ordered by people per 1,000 residents. Where a figure of care is held for authorities only, areas within them are not counted and 'reason' says so.")
            .Produces<ConditionAnswer>()
            .WithTags("Rankings");

    private static IResult Answer(ReleaseRequest request)
    {
        var conditions = request.Conditions;
        var (asked, level) = (request.Parameters.Find(ParameterRules.Condition), request.Parameters.Level);
        var condition = asked is null ? null : conditions.FirstOrDefault(c => c.Id == asked) ?? throw Unknown(request, asked, conditions);
        var within = request.Within(level);
        var areas = condition is null ? [] : request.Lease.Conditions.List(condition.Id, level, within.Code, request.Token);
        var (careKnown, hasExpected) = (condition?.CareKnown ?? false, condition is not null && request.HasExpected(condition.Id));
        var items = areas.Select(a => ConditionItem.Of(a, careKnown, hasExpected));
        var measured = condition is null ? null : MeasuredPeriods.Of(request.Grounds(condition.Focus).Measured);
        return request.Format == "csv"
            ? new CsvDownload<ConditionItem>($"condition-{asked ?? "none"}-{level.Id()}-{within.Code}-{request.Lease.Info.Id}.csv", items, Columns(condition, level, measured, request.Lease.Info.Id))
            : TypedResults.Json(
                new ConditionAnswer(request.Stamp, asked, level.Id(), AreaStamp.Of(within), areas.Count, Reason(condition, level, areas), measured, ConditionAnswer.Words, FigureLicence.Figures, request.Attribution, conditions, items),
                ApiJson.Answers.ConditionAnswer);
    }

    private static string? Reason(Condition? condition, AreaLevel level, IReadOnlyList<CountedArea> areas) => areas.Count > 0 ? null
        : condition is null ? "Name a condition to have its areas."
        : $"Its figure is known for local authorities only, so areas of level {level.Id()} are not counted.";

    private static RefusedRequestException Unknown(ReleaseRequest request, string asked, IReadOnlyList<Condition> conditions) => new(
        ProblemKinds.UnknownItem,
        $"Release {request.Lease.Info.Id} counts no condition '{asked}'.",
        ParameterRules.Condition.Name,
        asked,
        [.. conditions.Select(c => c.Id)]);

    private static CsvColumn<ConditionItem>[] Columns(Condition? condition, AreaLevel level, MeasuredPeriods? measured, string release) =>
    [
        .. ListedArea.Columns<ConditionItem>(),
        CsvColumn<ConditionItem>.Text("condition", _ => condition?.Id),
        CsvColumn<ConditionItem>.Text("title", _ => condition?.Title),
        CsvColumn<ConditionItem>.Text("level", _ => level.Id()),
        .. Limited("have", r => r.Have),
        .. Limited("unmet", r => r.Unmet),
        .. Limited("perThousand", r => r.PerThousand),
        .. Limited("caredFor", r => r.CaredFor),
        CsvColumn<ConditionItem>.Text("caredForReason", r => r.CaredForReason),
        .. Limited("expected", r => r.Expected),
        .. Limited("shortfall", r => r.Shortfall),
        CsvColumn<ConditionItem>.Text("shortfallReason", r => r.ShortfallReason),
        CsvColumn<ConditionItem>.Text("suppressed", r => r.Suppressed ? "true" : "false"),
        .. MeasuredPeriods.Columns<ConditionItem>(measured),
        CsvColumn<ConditionItem>.Text("unit", _ => "people; perThousand of all residents"),
        CsvColumn<ConditionItem>.Text("note", _ => condition?.Note),
        CsvColumn<ConditionItem>.Text("release", _ => release),
        CsvColumn<ConditionItem>.Text("licence", _ => FigureLicence.Figures),
    ];

    private static CsvColumn<ConditionItem>[] Limited(string name, Func<ConditionItem, Estimate?> of) =>
    [
        CsvColumn<ConditionItem>.Number(name, r => of(r)?.Value),
        CsvColumn<ConditionItem>.Number($"{name}Lower", r => of(r)?.Lower),
        CsvColumn<ConditionItem>.Number($"{name}Upper", r => of(r)?.Upper),
    ];
}
