using HealthNeeds.Analytics.Scenarios;
using HealthNeeds.Dashboard.Api.Areas;
using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Rankings;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Api.Scenarios;

/// <summary>/api/v1/scenario</summary>
internal static class ScenarioResource
{
    public static void MapScenario(this IEndpointRouteBuilder api) =>
        api.MapFromRelease("/scenario", Answer, ParameterRules.Focus, ParameterRules.Kind, ParameterRules.Level, ParameterRules.Within, ParameterRules.Weights, ParameterRules.ConditionWeights, ParameterRules.Without, ParameterRules.First, ParameterRules.JsonOrCsv)
            .WithName("scenario")
            .WithSummary("Areas ranked under the reader's own weights, beside the declared ranking")
            .WithDescription("Ranks are drawn again from the release's own figures, errors and seed: without weights they are those of /api/v1/rankings to the last place. Weights multiply the declared ones. What is counted by a figure left out is not counted, and the rest keeps its proportions. The burden over all focus areas is ill health of all causes; with weights of focus areas that differ it is their burdens, weighed, and 'note' says which.")
            .Produces<ScenarioAnswer>()
            .WithTags("Rankings")
            .InTurn();

    private static IResult Answer(ReleaseRequest request)
    {
        var engine = request.Scenarios ?? throw new RefusedRequestException(ProblemKinds.UnknownItem, $"Release {request.Lease.Info.Id} does not hold what its rankings were drawn from: they cannot be drawn again under other weights.");
        var scenario = ScenarioSettings.Of(request, engine.Basis);
        var result = engine.Run(scenario, Environment.ProcessorCount, request.Token);
        var declared = RegionRankings.Declared(request, scenario.Focus, scenario.Level, scenario.Within, scenario.Kind, request.Token);
        var (ranks, positions) = (declared.ToDictionary(r => r.Area), DeclaredOrder.Positions(declared));
        var items = result.Areas.Select((a, i) => ScenarioItem.Of(i + 1, a, engine.Areas[a.Code], ranks.GetValueOrDefault(a.Code), positions.TryGetValue(a.Code, out var at) ? at : null));
        return request.Format == "csv"
            ? new CsvDownload<ScenarioItem>($"scenario-{scenario.Kind.Id()}-{scenario.Focus}-{scenario.Level.Id()}-{scenario.Within}-{request.Lease.Info.Id}.csv", items, Columns(scenario, ScenarioNote.Of(scenario, engine.Basis), request))
            : TypedResults.Json(Json(request, engine, scenario, result, items), ApiJson.Answers.ScenarioAnswer);
    }

    private static ScenarioAnswer Json(ReleaseRequest request, ScenarioEngine engine, NeedScenario scenario, ScenarioResult result, IEnumerable<ScenarioItem> items) => new(
        request.Stamp,
        scenario.Focus,
        scenario.Kind.Id(),
        scenario.Level.Id(),
        AreaStamp.Of(request.Within(scenario.Level)),
        scenario.First,
        scenario.IsDeclared(engine.Basis),
        scenario.FocusWeights,
        scenario.ConditionWeights,
        [.. scenario.Without.Order(StringComparer.Ordinal)],
        result.Areas.Count,
        Reason(request, scenario, result),
        ScenarioNote.Of(scenario, engine.Basis),
        ScenarioReading.Order,
        ScenarioReading.Words,
        RankingReading.Caveats,
        FigureLicence.Figures,
        request.Attribution,
        [.. result.Measures.Select(m => new ScenarioMeasure(m.Measure.Focus, m.Weight, [.. m.Measure.Terms.Select(t => new ScenarioCondition(t.Id, t.Title, t.Share, t.Parts))]))],
        [.. engine.Basis.Parts.Select(p => new ScenarioFigure(p.Id, p.Title))],
        items);

    /// <summary>What the release does not rank by this kind is said as rankings say it; else why the settings leave nothing.</summary>
    private static string? Reason(ReleaseRequest request, NeedScenario scenario, ScenarioResult result) => result.Areas.Count > 0 ? null
        : request.WhyNotRanked(scenario.Focus, scenario.Level, scenario.Kind) ?? result.Reason;

    private static CsvColumn<ScenarioItem>[] Columns(NeedScenario scenario, string? note, ReleaseRequest request) =>
    [
        .. ListedArea.Columns<ScenarioItem>(),
        CsvColumn<ScenarioItem>.Text("focus", _ => scenario.Focus),
        CsvColumn<ScenarioItem>.Text("kind", _ => scenario.Kind.Id()),
        CsvColumn<ScenarioItem>.Text("level", _ => scenario.Level.Id()),
        CsvColumn<ScenarioItem>.Text("within", _ => scenario.Within.Value),
        CsvColumn<ScenarioItem>.Text("weights", _ => request.Parameters.Find(ParameterRules.Weights)),
        CsvColumn<ScenarioItem>.Text("conditions", _ => request.Parameters.Find(ParameterRules.ConditionWeights)),
        CsvColumn<ScenarioItem>.Text("without", _ => request.Parameters.Find(ParameterRules.Without)),
        CsvColumn<ScenarioItem>.Number("score", r => r.Score),
        CsvColumn<ScenarioItem>.Number("position", r => r.Position),
        CsvColumn<ScenarioItem>.Number("rankMedian", r => r.Rank.Median),
        CsvColumn<ScenarioItem>.Number("rankLower", r => r.Rank.Lower),
        CsvColumn<ScenarioItem>.Number("rankUpper", r => r.Rank.Upper),
        CsvColumn<ScenarioItem>.Number("firstAreas", _ => scenario.First),
        CsvColumn<ScenarioItem>.Number("first", r => r.First),
        CsvColumn<ScenarioItem>.Number("worstTenth", r => r.WorstTenth),
        CsvColumn<ScenarioItem>.Number("declaredScore", r => r.DeclaredScore),
        CsvColumn<ScenarioItem>.Number("declaredRankMedian", r => r.DeclaredRank?.Median),
        CsvColumn<ScenarioItem>.Number("declaredRankLower", r => r.DeclaredRank?.Lower),
        CsvColumn<ScenarioItem>.Number("declaredRankUpper", r => r.DeclaredRank?.Upper),
        CsvColumn<ScenarioItem>.Number("declaredPosition", r => r.DeclaredPosition),
        CsvColumn<ScenarioItem>.Number("change", r => r.Change),
        CsvColumn<ScenarioItem>.Text("note", _ => note),
        CsvColumn<ScenarioItem>.Text("release", _ => request.Lease.Info.Id),
    ];
}

/// <summary>Areas in the order of the release's own list: by median rank, then by what they are ranked by, then by code.</summary>
internal static class DeclaredOrder
{
    public static IReadOnlyList<AreaCode> Of(IEnumerable<DeclaredRank> declared) =>
        [.. declared.OrderBy(d => d.Rank.Median).ThenByDescending(d => d.Value ?? double.NegativeInfinity).ThenBy(d => d.Area).Select(d => d.Area)];

    /// <summary>Each area's place in that list, from 1.</summary>
    public static IReadOnlyDictionary<AreaCode, int> Positions(IEnumerable<DeclaredRank> declared) =>
        Of(declared).Select((code, i) => (code, i)).ToDictionary(e => e.code, e => e.i + 1);
}
