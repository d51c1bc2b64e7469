using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Releases;
using HealthNeeds.Dashboard.Api.Serving;

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
        var metrics = request.Lease.Models.Metrics(token: request.Token);
        if (request.Format == "csv")
            return ModelDownloads.Csv(metrics, request.Lease.Info.Id);
        var gates = request.Lease.Models.Gates(token: request.Token);
        var items = request.Lease.Models.Models(request.Token)
            .Select(card => new ModelItem(card, [.. metrics.Where(m => m.Model == card.Id)], [.. gates.Where(g => g.Model == card.Id)]));
        return TypedResults.Json(new ModelList(request.Stamp, ModelList.Words, [.. items], request.Lease.Models.Sensitivities(token: request.Token)), ApiJson.Answers.ModelList);
    }
}

/// <param name="Sensitivities">How much of the movement in ranks each assumption explains (Sobol indices), over England and over the region.</param>
internal sealed record ModelList(ReleaseStamp Release, IReadOnlyList<string> Caveats, IReadOnlyList<ModelItem> Items, IReadOnlyList<Sensitivity> Sensitivities)
{
    public static readonly IReadOnlyList<string> Words =
    [
        "'leave-la-out': an area is estimated by models that never saw its local authority. 'leave-lsoa-out': with the level of its authority and MSOA by their other LSOAs, its own figure left out. Candidate 'shipped' is the one in use.",
        "'outside-…': the burden, and simple orders, against a figure of health that nothing in the ranking is made of.",
        "Where no model beat the best baseline, the card's 'shipped' names the baseline that ranks instead. 'imd-2025' and 'iod-health-2025' hold the outcomes themselves.",
        "Outcomes of the Indices of Deprivation are shrunk and modelled by their publisher, and later periods overlap Census 2021.",
        "'sensitivities': every assumption is varied at once. 'first' is the share of the variance in how far ranks move that one explains by itself, 'total' with what it does together with others; limits hold the middle 90% of a bootstrap. England is ranked there by about 3,000 of its LSOAs.",
    ];
}

/// <summary>A model with how it was tested: its card, metrics beside the baselines', and the gates it had to pass.</summary>
internal sealed record ModelItem(ModelCard Card, IReadOnlyList<ModelMetric> Metrics, IReadOnlyList<ModelGate> Gates);

/// <summary>Model evaluation as a table.</summary>
internal static class ModelDownloads
{
    public static ITableDownload Csv(IEnumerable<ModelMetric> metrics, string release) => new CsvDownload<ModelMetric>(
        $"model-metrics-{release}.csv",
        metrics,
        [
            CsvColumn<ModelMetric>.Text("model", m => m.Model),
            CsvColumn<ModelMetric>.Text("scheme", m => m.Scheme),
            CsvColumn<ModelMetric>.Text("candidate", m => m.Candidate),
            CsvColumn<ModelMetric>.Text("metric", m => m.Metric),
            CsvColumn<ModelMetric>.Text("extent", m => m.Extent),
            CsvColumn<ModelMetric>.Number("value", m => m.Value),
            CsvColumn<ModelMetric>.Number("lower", m => m.Lower),
            CsvColumn<ModelMetric>.Number("upper", m => m.Upper),
            CsvColumn<ModelMetric>.Text("polarity", _ => "higher-is-better"),
            CsvColumn<ModelMetric>.Text("release", _ => release),
        ]);
}
