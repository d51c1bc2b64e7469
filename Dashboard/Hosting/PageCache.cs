using HealthNeeds.Dashboard.Maps;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Worker;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Schema;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;

namespace HealthNeeds.Dashboard.Hosting;

/// <summary>
/// Keeps the bytes of a page, compressed, for as long as its release is served: a release never changes, so neither does
/// what is drawn from it. Pages of the one before go when another serves: nobody would be given them again. The key holds the whole address as it was written, for a page's links repeat it, the encoding, which releases are kept and the stamp of everything else that a page shows.
/// </summary>
internal sealed class PageCache(ReleaseStore store, ReleaseCatalogue catalogue, PageStamp stamp, IResponseCompressionProvider compression, TimeProvider clock) : IOutputCachePolicy
{
    public const string Policy = "pages";

    private const string Stamp = "stamp";

    private static readonly TimeSpan Kept = TimeSpan.FromHours(6);

    private string? _release;

    public async ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        using var lease = store.TryLease();
        var request = context.HttpContext.Request;
        var fits = lease is not null && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method));
        context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = fits;
        if (lease is null || !fits)
            return;
        if (Interlocked.Exchange(ref _release, lease.Info.Id) is { } before && before != lease.Info.Id)
            await context.HttpContext.RequestServices.GetRequiredService<IOutputCacheStore>().EvictByTagAsync(before, CancellationToken.None);
        context.Tags.Add(lease.Info.Id);
        context.ResponseExpirationTimeSpan = Kept;
        context.CacheVaryByRules.VaryByValues["query"] = request.QueryString.Value ?? string.Empty;
        context.CacheVaryByRules.VaryByValues[Stamp] = stamp.Of(lease.Info);
        // What was taken out of service is not shown from here, and a list of what is kept is a new one.
        context.CacheVaryByRules.VaryByValues["releases"] = catalogue.Mark(clock.GetUtcNow());
        context.CacheVaryByRules.VaryByValues["encoding"] = Encoding(context.HttpContext);
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        // A release published between the look-up and the drawing must not be kept under the name of the one before.
        var drawnFrom = context.HttpContext.Response.Headers.ETag.ToString();
        context.AllowCacheStorage = context.AllowCacheStorage
            && context.HttpContext.Response.StatusCode == StatusCodes.Status200OK
            // What gives its reader a cookie is meant for that one alone.
            && context.HttpContext.Response.Headers.SetCookie.Count == 0
            && drawnFrom.Contains(context.CacheVaryByRules.VaryByValues[Stamp], StringComparison.Ordinal);
        return ValueTask.CompletedTask;
    }

    /// <summary>What the compression behind the cache chooses of what the reader takes: read otherwise, one reader's bytes would be kept for another's encoding.</summary>
    private string Encoding(HttpContext http) =>
        compression.CheckRequestAcceptsCompression(http) && compression.GetCompressionProvider(http) is { } chosen ? chosen.EncodingName : "none";
}

/// <summary>Names everything a page is drawn from besides its address: while two stamps are equal, so are the pages.</summary>
internal sealed class PageStamp(ReleaseStore store, RegionSetting regions, BoundaryCache boundaries, FreshnessReader freshness, TimeProvider clock)
{
    /// <summary>Letters, digits and hyphens: it stands in an ETag.</summary>
    public string Of(ReleaseInfo release)
    {
        var region = regions.Of(release);
        // Of the region and, for those that an address asks for, of all England.
        var outlines = (boundaries.Folder(region)?.Version ?? 0) + (boundaries.OfEngland?.Version ?? 0);
        // Pages say how old figures are, in years since their period, by the day of the clock in UTC (PeriodWords).
        return $"{release.Id}-{RegionTags.Of(region)}-{regions.Mark}-{outlines:x}-{freshness.Stamp()}-{clock.GetUtcNow():yyyyMMdd}{(store.Problem is null ? string.Empty : $"-kept{Sha256Text.OfText(store.Problem)[..8]}")}";
    }
}

/// <summary>Lets browsers keep a page that is really there, and ask by its tag whether it still is the same.</summary>
internal sealed class PageTag(PageStamp stamp) : IEndpointFilter
{
    private static readonly string Build = typeof(PageTag).Module.ModuleVersionId.ToString("N")[..8];

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var answer = await next(context);
        var reading = context.HttpContext.RequestServices.GetRequiredService<ReleaseReading>();
        if (answer is IStatusCodeHttpResult { StatusCode: StatusCodes.Status200OK } or IFileHttpResult && (reading.Newest ?? reading.Info) is { } release)
        {
            var headers = context.HttpContext.Response.Headers;
            headers.ETag = $"W/\"{stamp.Of(release)}-{Build}\"";
            headers.CacheControl = "no-cache";
        }

        return answer;
    }
}
