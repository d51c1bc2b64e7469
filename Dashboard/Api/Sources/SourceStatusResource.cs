using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Worker;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Dashboard.Api.Sources;

/// <summary>/api/v1/sources/status and /api/v1/sources/{id}/status</summary>
internal static class SourceStatusResource
{
    public static void MapSourceStatuses(this IEndpointRouteBuilder api)
    {
        api.MapLive("/sources/status", List, ParameterRules.JsonOrCsv)
            .WithName("sourceStatuses")
            .WithSummary("How fresh each source is: when it was asked, answered, changed, what is held back, when it is asked again")
            .Produces<SourceStatusList>()
            .WithTags("Sources");
        api.MapLive("/sources/{id}/status", One, ParameterRules.Source, ParameterRules.JsonOrCsv)
            .WithName("sourceStatus")
            .WithSummary("How fresh one source is, with its last pulls")
            .WithDescription("CSV holds one row per pull.")
            .Produces<SourceStatusItem>()
            .WithTags("Sources");
    }

    private static IResult List(HttpContext http, ApiRequest parameters)
    {
        var items = Reader(http).List(Known(http)).Select(SourceStatusItem.Of).ToList();
        return parameters.Format == "csv"
            ? SourceDownloads.Csv(items)
            : TypedResults.Json(new SourceStatusList(http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(), items), ApiJson.Answers.SourceStatusList);
    }

    private static IResult One(HttpContext http, ApiRequest parameters)
    {
        var id = parameters.Get(ParameterRules.Source);
        var found = Reader(http).Find(id, Known(http))
            ?? throw new RefusedRequestException(ProblemKinds.UnknownItem, $"There is no source '{id}'.", ParameterRules.Source.Name, id, ParameterRules.Source.Allowed);
        var item = SourceStatusItem.Of(found);
        return parameters.Format == "csv"
            ? SourceDownloads.Csv(item.Recent, item.Id)
            : TypedResults.Json(item, ApiJson.Answers.SourceStatusItem);
    }

    private static FreshnessReader Reader(HttpContext http) => http.RequestServices.GetRequiredService<FreshnessReader>();

    /// <summary>Titles come from the release; without one, sources go by their ids.</summary>
    private static IReadOnlyList<SourceCount> Known(HttpContext http)
    {
        using var lease = http.RequestServices.GetRequiredService<ReleaseStore>().TryLease();
        return lease?.Manifest.Sources(http.RequestAborted) ?? [];
    }
}
