using HealthNeeds.Core.Runs;
using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Problems;
using HealthNeeds.Dashboard.Maps;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Dashboard.Worker;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.State;
using Microsoft.Net.Http.Headers;

namespace HealthNeeds.Dashboard.Api.Serving;

/// <summary>Answers a request from one release: a lease is held until the last byte is written, so a swap meanwhile changes nothing.</summary>
internal sealed class ReleaseGate(ReleaseStore store, ReleaseShelf shelf, ReleaseCatalogue catalogue, ReleaseMemory memory, RegionSetting regions, BoundaryCache boundaries, ViewTurns turns, ReplicaReader replica, NoReleaseAnswer noRelease)
{
    // Kept by caches but asked about every time: a rollback shows at once, and an unchanged answer costs a 304.
    private const string Revalidate = "public, no-cache";

    private static readonly TimeSpan Coming = TimeSpan.FromSeconds(10);

    public async Task Answer(HttpContext http, Func<ReleaseRequest, IResult> answer)
    {
        var parameters = Parameters(http);
        using var lease = parameters.Find(ParameterRules.Release) is { } id ? Kept(id) : store.TryLease();
        if (lease is null)
        {
            await noRelease.ExecuteAsync(http);
            return;
        }

        var request = new ReleaseRequest(parameters, lease, memory, regions, boundaries, http.RequestAborted);
        if (parameters.Find(ParameterRules.Region) is { } asked)
            request.Choose(asked);
        var region = request.Region;
        var tag = EntityTags.Of(lease.Info.Id, lease.Info.Published, $"{RegionTags.Of(region)}-{regions.Mark}-{boundaries.Folder(region)?.Version:x}-{boundaries.OfEngland?.Version:x}", http.Request);
        http.Features.Set(new ReleaseTerms(lease.Info.Id, lease.Info.Published, () => request.Attribution, () => request.OwnIndicators));
        var result = EntityTags.IsHeld(http.Request, tag) ? Results.StatusCode(StatusCodes.Status304NotModified)
            : http.TakesTurn() ? await turns.TakeAsync(() => Task.FromResult(answer(request)), http.RequestAborted)
            : answer(request);
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

    private RefusedRequestException Unknown(string id, string detail) => replica.IsComing(id)
        ? new(Problem.Of(ProblemKinds.ReleaseComing, $"Release {id} is kept where this site's releases come from and is not here yet.", ParameterRules.Release.Name, id) with { RetryAfter = Coming })
        : new(ProblemKinds.UnknownRelease, detail, ParameterRules.Release.Name, id, [.. catalogue.List().Select(r => r.Id)]);

    /// <exception cref="RefusedRequestException">A parameter breaks its rule.</exception>
    public static ApiRequest Parameters(HttpContext http) =>
        ApiRequest.Read(http.Request, http.GetEndpoint()?.Metadata.GetMetadata<ParameterMetadata>()?.Rules ?? []);
}

/// <summary>The answer while there is no release: a problem document that says how far the first run is.</summary>
internal sealed class NoReleaseAnswer(RunProgressFile progress, ReplicaReader replica, TimeProvider time) : IResult
{
    private const int FewestSeconds = 5;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var run = progress.Read() is { } found && found.IsLive(time.GetUtcNow()) ? found : null;
        httpContext.Response.Headers.RetryAfter = RetryAfter(run);
        return new ProblemAnswer(Problem.Of(ProblemKinds.NoRelease, Detail(run))).ExecuteAsync(httpContext);
    }

    private static string RetryAfter(RunProgress? run) => Math.Max(FewestSeconds, (int)Math.Ceiling(run?.SecondsLeft ?? 0)).ToString();

    private string Detail(RunProgress? run) => run is null
        ? replica.Read() is { } view ? $"Releases of this site come from another machine, and none is here yet. {view.Problem ?? view.Arriving}".TrimEnd() : "No release has been published here, and no run is under way."
        : $"A run is {Figures.Percent(run.Fraction)} done: {run.Message}. {(run.SecondsLeft is { } left ? $"About {left:0} seconds are left." : "It takes longer than expected; how much longer is not known.")}";
}

/// <summary>An answer is a function of the release, the region and outlines it is shown with, the address and this build: the tag is made of those.</summary>
internal static class EntityTags
{
    private static readonly Guid Build = typeof(EntityTags).Module.ModuleVersionId;

    /// <summary>Weak, because the same answer may travel compressed or plain.</summary>
    /// <param name="shown">Names the region and its outlines.</param>
    public static EntityTagHeaderValue Of(string release, DateTimeOffset published, string shown, HttpRequest request)
    {
        var text = $"{Build}|{published.UtcTicks}|{shown}|{request.Path}|{request.QueryString}|{ByteOrderMark.IsWanted(request)}";
        var hash = Sha256Text.OfText(text)[..16];
        return new EntityTagHeaderValue($"\"{release}-{hash}\"", isWeak: true);
    }

    public static bool IsHeld(HttpRequest request, EntityTagHeaderValue tag) =>
        request.GetTypedHeaders().IfNoneMatch.Any(held => held.Tag == "*" || held.Compare(tag, useStrongComparison: false));
}
