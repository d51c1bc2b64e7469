using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.Api.HotSpots;

/// <summary>/api/v1/hot-spots</summary>
internal static class HotSpotResource
{
    public static void MapHotSpots(this IEndpointRouteBuilder api) =>
        api.MapFromRelease("/hot-spots", Answer, [.. HotSpotQuery.Rules, ParameterRules.JsonOrCsv])
            .WithName("hot-spots")
            .WithSummary("Where high values lie among high ones: local Moran's I within the region")
            .WithDescription("Local Moran's I (Anselin 1995) over places whose outlines have a point in common, weights of a place's neighbours alike. Two-sided pseudo p-values of 9,999 conditional permutations, clusters at a false discovery rate of 5% (Benjamini and Hochberg 1995). 'cluster' is high-high (hot spot), low-low (cold spot), high-low, low-high or none. Islands are left out and named. Where low values are the worse ones ('lowIsWorse'), cold spots come first and are what show=hot lists and 'hotGroups' counts. For rankings 'hotInDraws' is the share of the release's draws in which a place is a hot spot. Without outlines of the region nothing is found out and 'reason' says so.")
            .Produces<HotSpotAnswer>()
            .WithTags("Tools")
            .InTurn();

    private static IResult Answer(ReleaseRequest request)
    {
        var view = new HotSpotFigures(request, request.Boundaries).Of(HotSpotQuery.Read(request.Parameters.Find), request.Token);
        return request.Format == "csv"
            ? new CsvDownload<HotSpotItem>($"hot-spots-{view.Query.Named.Id}-{view.Query.Level.Id()}-{request.Lease.Info.Id}.csv", HotSpotItem.Of(view), HotSpotItem.Columns(view, request.Lease.Info.Id))
            : TypedResults.Json(HotSpotAnswer.Of(view, request.Stamp, request.Attribution), ApiJson.Answers.HotSpotAnswer);
    }
}
