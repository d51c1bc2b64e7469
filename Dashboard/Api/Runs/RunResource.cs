using HealthNeeds.Core.Runs;
using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Worker;
using HealthNeeds.Store.State;

namespace HealthNeeds.Dashboard.Api.Runs;

/// <summary>/api/v1/runs and /api/v1/progress</summary>
internal static class RunResource
{
    public static void MapRuns(this IEndpointRouteBuilder api)
    {
        api.MapLive("/runs", List, ParameterRules.Limit)
            .WithName("runs")
            .WithSummary("Runs of the pipeline, newest first: rows in, rejected, published, durations, outcome")
            .Produces<RunList>()
            .WithTags("Runs");
        api.MapLive("/runs/{id}", One, ParameterRules.Run)
            .WithName("run")
            .WithSummary("One run of the pipeline")
            .Produces<RunRecord>()
            .WithTags("Runs");
        api.MapLive("/runs/{id}/rejections", Rejections, ParameterRules.Run, ParameterRules.Limit, ParameterRules.JsonOrCsv)
            .WithName("rejections")
            .WithSummary("Rows a run rejected, each with its rule, what was found and what was expected")
            .WithDescription("CSV holds every kept row; JSON at most 'limit'.")
            .Produces<RejectionList>()
            .WithTags("Runs");
        api.MapLive("/progress", Progress)
            .WithName("progress")
            .WithSummary("How far the live run is")
            .Produces<ProgressAnswer>()
            .WithTags("Runs");
    }

    private static IResult List(HttpContext http, ApiRequest parameters) =>
        TypedResults.Json(new RunList(Log(http).List(parameters.Limit)), ApiJson.Answers.RunList);

    private static IResult One(HttpContext http, ApiRequest parameters) => TypedResults.Json(Known(http, parameters), ApiJson.Answers.RunRecord);

    private static IResult Rejections(HttpContext http, ApiRequest parameters)
    {
        var run = Known(http, parameters);
        return parameters.Format == "csv"
            ? RunDownloads.Csv(Log(http).Rejections(run.Id), run.Id)
            : TypedResults.Json(new RejectionList(run.Id, run.RowsRejected, run.WholeRowsRejected, http.RequestServices.GetRequiredService<RejectionReader>().Count(run), Log(http).Rejections(run.Id, parameters.Limit)), ApiJson.Answers.RejectionList);
    }

    private static IResult Progress(HttpContext http, ApiRequest parameters)
    {
        var services = http.RequestServices;
        var run = services.GetRequiredService<RunProgressFile>().Read();
        return TypedResults.Json(ProgressAnswer.Of(run, services.GetRequiredService<TimeProvider>().GetUtcNow()), ApiJson.Answers.ProgressAnswer);
    }

    private static RunRecord Known(HttpContext http, ApiRequest parameters)
    {
        var id = parameters.Get(ParameterRules.Run);
        return Log(http).Find(id)
            ?? throw new RefusedRequestException(ProblemKinds.UnknownItem, $"There is no record of a run '{id}'.", ParameterRules.Run.Name, id, ParameterRules.Run.Allowed);
    }

    private static RunLog Log(HttpContext http) => http.RequestServices.GetRequiredService<RunLog>();
}

/// <summary>A run's rejections as a table.</summary>
internal static class RunDownloads
{
    public static IResult Csv(IEnumerable<Rejection> rejections, string run) => new CsvDownload<Rejection>(
        $"rejections-{run}.csv",
        rejections,
        [
            CsvColumn<Rejection>.Text("source", r => r.Source),
            CsvColumn<Rejection>.Text("rule", r => r.Rule),
            CsvColumn<Rejection>.Number("line", r => r.Line),
            CsvColumn<Rejection>.Text("key", r => r.Key),
            CsvColumn<Rejection>.Text("reason", r => r.Reason),
            CsvColumn<Rejection>.Text("found", r => r.Found),
            CsvColumn<Rejection>.Text("expected", r => r.Expected),
            CsvColumn<Rejection>.Text("run", _ => run),
        ]);
}

/// <param name="Items">Newest first, failed ones too.</param>
internal sealed record RunList(IReadOnlyList<RunRecord> Items);

/// <param name="Rejected">All rejections of the run, of which the kept file may hold the first part only.</param>
/// <param name="WholeRows">Those of them that are whole rows; the others are single figures of rows whose other figures were kept.</param>
/// <param name="Rules">Counted by source and rule, with examples.</param>
internal sealed record RejectionList(string Run, long Rejected, long WholeRows, IReadOnlyList<RejectionCount> Rules, IReadOnlyList<Rejection> Items);

/// <summary>How far the pipeline is. While it is idle everything but the state is null or empty.</summary>
/// <param name="State">"running"; "idle" while no run is under way; "lost" where a run stopped writing without ending.</param>
/// <param name="Fraction">Share done, 0 to 1; null unless a run is under way.</param>
internal sealed record ProgressAnswer(
    string State,
    string? RunId,
    DateTimeOffset? Started,
    DateTimeOffset? Updated,
    double? Fraction,
    string? Message,
    double? SecondsLeft,
    IReadOnlyList<RunStage> Stages)
{
    private static readonly ProgressAnswer Idle = new("idle", RunId: null, Started: null, Updated: null, Fraction: null, Message: null, SecondsLeft: null, []);

    public static ProgressAnswer Of(RunProgress? run, DateTimeOffset now) => run switch
    {
        null => Idle,
        _ when run.IsLive(now) => new("running", run.RunId, run.Started, run.Updated, run.Fraction, run.Message, run.SecondsLeft, run.Stages),
        _ => Idle with { State = "lost", RunId = run.RunId, Started = run.Started, Updated = run.Updated, Message = run.Message },
    };
}
