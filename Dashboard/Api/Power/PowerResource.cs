using HealthNeeds.Analytics.Trials;
using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Serving;

namespace HealthNeeds.Dashboard.Api.Power;

/// <summary>/api/v1/power</summary>
internal static class PowerResource
{
    public static void MapPower(this IEndpointRouteBuilder api) =>
        api.MapLive("/power", (_, request) => Answer(request), [.. PowerParameters.All, ParameterRules.JsonOrCsv])
            .WithName("power")
            .WithSummary("Sample size and power of a trial that gives an intervention to whole clusters")
            .WithDescription("Needs no release. Give 'control', 'intervention', 'clusterSize' and 'icc' ('betweenCv' for rates, 'deviation' for means). Without 'clusters' the fewest that do are found; with them, the power they have and the smallest difference they find. An infeasible design is answered with which of k, m and ρ makes it so. CSV is the curve of power over clusters and clustering.")
            .Produces<PowerAnswer>()
            .WithTags("Research");

    private static IResult Answer(ApiRequest request)
    {
        var answer = PowerAnswer.Of(TrialPlan.Of(PowerSettings.Of(request), PowerSettings.Clusters(request)));
        return request.Format == "csv"
            ? new CsvDownload<PowerItem>("power.csv", answer.Curve, Columns(answer))
            : TypedResults.Json(answer, ApiJson.Answers.PowerAnswer);
    }

    private static CsvColumn<PowerItem>[] Columns(PowerAnswer answer) =>
    [
        CsvColumn<PowerItem>.Text("design", _ => answer.Design),
        CsvColumn<PowerItem>.Text("outcome", _ => answer.Outcome),
        CsvColumn<PowerItem>.Number("control", _ => answer.Control),
        CsvColumn<PowerItem>.Number("intervention", _ => answer.Intervention),
        CsvColumn<PowerItem>.Number("clusterSize", _ => answer.ClusterSize),
        CsvColumn<PowerItem>.Number("alpha", _ => answer.Alpha),
        CsvColumn<PowerItem>.Text("test", _ => answer.Test),
        CsvColumn<PowerItem>.Number("clusters", p => p.Clusters),
        CsvColumn<PowerItem>.Number("clustering", p => p.Clustering),
        CsvColumn<PowerItem>.Number("power", p => p.Power),
    ];
}
