using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Downloads;

namespace HealthNeeds.Dashboard.Api.Models;

/// <summary>/api/v1/models</summary>
internal static class ModelResource
{
    public static void MapModels(this IEndpointRouteBuilder api) =>
        api.MapFromRelease("/models", Answer, ParameterRules.JsonOrCsv)
            .WithName("models")
            .WithSummary("The release's models, tested against simple baselines")
            .WithDescription("CSV holds the metrics, one a row.")
            .Produces<ModelList>()
            .WithTags("Models");

    private static IResult Answer(ReleaseRequest request)
    {
        var metrics = request.Release.Models.Metrics(token: request.Token);
        if (request.Format == "csv")
            return ModelDownloads.Csv(metrics, request.Release.Info.Id);
        var gates = request.Release.Models.Gates(token: request.Token);
        var items = request.Release.Models.Models(request.Token)
            .Select(card => new ModelItem(card, [.. metrics.Where(m => m.Model == card.Id)], [.. gates.Where(g => g.Model == card.Id)]));
        return TypedResults.Json(new ModelList(request.Stamp, ModelList.Words, [.. items], request.Release.Models.Sensitivities(token: request.Token)), ApiJson.Answers.ModelList);
    }
}
