using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Problems;
using HealthNeeds.Dashboard.Maps;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Dashboard.Api.Serving;

/// <summary>Answers a request from one release: a lease is held until the last byte is written, so a swap meanwhile changes nothing.</summary>
internal sealed class ReleaseGate(ReleaseStore store, ReleaseShelf shelf, ReleaseCatalogue catalogue, ReleaseMemory memory, RegionSetting regions, BoundaryShelf boundaries, NoReleaseYet noRelease)
{
    // Kept by caches but asked about every time: a rollback shows at once, and an unchanged answer costs a 304.
    private const string Revalidate = "public, no-cache";

    public async Task Answer(HttpContext http, Func<ReleaseRequest, IResult> answer)
    {
        var parameters = Parameters(http);
        using var lease = parameters.Find(ParameterRules.Release) is { } id ? Kept(id) : store.TryLease();
        if (lease is null)
        {
            await noRelease.ExecuteAsync(http);
            return;
        }

        var region = regions.Of(lease.Info);
        var tag = EntityTags.Of(lease.Info.Id, lease.Info.Published, $"{region.Icb}-{boundaries.Folder(region)?.Version:x}", http.Request);
        var result = EntityTags.IsHeld(http.Request, tag)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : answer(new ReleaseRequest(parameters, lease, memory, regions, boundaries, http.RequestAborted));
        http.Response.GetTypedHeaders().ETag = tag;
        http.Response.Headers.CacheControl = Revalidate;
        http.Response.Headers.Link = "</api/v1/sources>; rel=\"license\"";
        await result.ExecuteAsync(http);
    }

    /// <exception cref="RefusedRequestException">404: it is not kept, or cannot be read.</exception>
    private ReleaseLease Kept(string id)
    {
        try
        {
            return shelf.TryLease(id) ?? throw Unknown(id, $"Release {id} is not kept here.");
        }
        catch (ReleaseRefusedException)
        {
            throw Unknown(id, $"Release {id} is kept here, but this version cannot read it: its file is damaged, or of another form.");
        }
    }

    private RefusedRequestException Unknown(string id, string detail) =>
        new(ProblemKinds.UnknownRelease, detail, ParameterRules.Release.Name, id, [.. catalogue.List().Select(r => r.Id)]);

    /// <exception cref="RefusedRequestException">A parameter breaks its rule.</exception>
    public static ApiRequest Parameters(HttpContext http) =>
        ApiRequest.Read(http.Request, http.GetEndpoint()?.Metadata.GetMetadata<Takes>()?.Rules ?? []);
}
