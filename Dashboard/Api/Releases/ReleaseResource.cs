using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Api.Sources;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Dashboard.Api.Releases;

/// <summary>/api/v1/releases, /api/v1/releases/current and /api/v1/sources</summary>
internal static class ReleaseResource
{
    public static void MapReleases(this IEndpointRouteBuilder api)
    {
        api.MapFromRelease("/releases/current", Current)
            .WithName("currentRelease")
            .WithSummary("The release that answers are read from, and what it is made of")
            .Produces<ReleaseDetail>()
            .WithTags("Releases");
        api.MapLive("/releases", List)
            .WithName("releases")
            .WithSummary("The releases that are kept, newest first")
            .Produces<ReleaseList>()
            .WithTags("Releases");
        api.MapFromRelease("/sources", Sources, ParameterRules.JsonOrCsv)
            .WithName("sources")
            .WithSummary("The published data sets behind the release, their licences and attribution")
            .Produces<SourceList>()
            .WithTags("Releases");
    }

    private static IResult Current(ReleaseRequest request)
    {
        var info = request.Lease.Info;
        var region = request.Region;
        var counts = request.Lease.Manifest.AreaCounts(request.Token).OrderBy(c => c.Key).ToDictionary(c => c.Key.Id(), c => c.Value, StringComparer.Ordinal);
        var detail = new ReleaseDetail(
            request.Stamp,
            info.Created,
            info.Sha256,
            info.RunId,
            info.SchemaVersion,
            info.ProductVersion,
            new RegionStamp(region.Id, region.Name, region.Within),
            info.Seed,
            info.InputHash,
            counts,
            request.Lease.Manifest.Sources(request.Token).Count,
            [.. request.OwnIndicators.Select(i => i.Id.Value)],
            request.Lease.Manifest.FocusAreas(request.Token));
        return TypedResults.Json(detail, ApiJson.Answers.ReleaseDetail);
    }

    private static IResult List(HttpContext http, ApiRequest parameters)
    {
        var releases = http.RequestServices.GetRequiredService<ReleaseCatalogue>().List();
        return TypedResults.Json(new ReleaseList([.. releases.Select(ReleaseItem.Of)]), ApiJson.Answers.ReleaseList);
    }

    private static IResult Sources(ReleaseRequest request)
    {
        var items = request.Lease.Manifest.Sources(request.Token).Select(SourceItem.Of).ToList();
        return request.Format == "csv"
            ? SourceDownloads.Csv(items, request.Lease.Info.Id)
            : TypedResults.Json(new SourceList(request.Stamp, items), ApiJson.Answers.SourceList);
    }
}
