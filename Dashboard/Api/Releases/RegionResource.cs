using HealthNeeds.Core.Regions;
using HealthNeeds.Dashboard.Api.Areas;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.Api.Releases;

/// <summary>/api/v1/regions</summary>
internal static class RegionResource
{
    public static void MapRegions(this IEndpointRouteBuilder api) =>
        api.MapFromRelease("/regions", Answer)
            .WithName("regions")
            .WithSummary("The regions that 'region' can name, and what each is made of")
            .WithDescription("Those that are set up first, by their order, then every other ICB. A region is an ICB, several of them, or local authorities. Where a release does not rank within one, its ranks are drawn again from all of the release's draws ('ranks' is 'drawn'), as the release's own were.")
            .Produces<RegionList>()
            .WithTags("Releases");

    private static IResult Answer(ReleaseRequest request)
    {
        var setUp = request.Configured.Where(r => ShownRegion.IsHeld(request, r)).ToList();
        var others = request.IcbPlaces.Where(p => setUp.TrueForAll(r => r.Code != p.Key)).OrderBy(p => p.Value, StringComparer.Ordinal).Select(p => Region.Undescribed(p.Key) with { Name = p.Value });
        return TypedResults.Json(new RegionList(request.Stamp, request.Region.Id, [.. setUp.Concat(others).Select(r => Item(request, r))]), ApiJson.Answers.RegionList);
    }

    private static RegionItem Item(ReleaseRequest request, Region region) => new(
        region.Id,
        region.Name,
        region.Within,
        region.Folder is not null,
        RegionRankings.AreMade(AreaLevel.Lsoa21, region.Code) ? "drawn" : "released",
        [.. region.Code.Parts().Select(p => request.Lease.Areas.Find(p, request.Token)).OfType<Area>().Select(AreaStamp.Of)]);
}

/// <param name="Shown">The one that this answer is about.</param>
internal sealed record RegionList(ReleaseStamp Release, string Shown, IReadOnlyList<RegionItem> Items);

/// <param name="Within">What 'within' names all of it by.</param>
/// <param name="SetUp">Whether a folder describes it.</param>
/// <param name="Ranks">"released" or "drawn".</param>
/// <param name="Areas">The ICBs or local authorities that it is made of.</param>
internal sealed record RegionItem(string Id, string Name, string Within, bool SetUp, string Ranks, IReadOnlyList<AreaStamp> Areas);
