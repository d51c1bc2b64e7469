using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.Shell;

/// <summary>Lets browsers keep a page that is really there, and ask by its tag whether it still is the same.</summary>
internal sealed class PageTag(PageStamp stamp) : IEndpointFilter
{
    private static readonly string Build = typeof(PageTag).Module.ModuleVersionId.ToString("N")[..8];

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var answer = await next(context);
        var reading = context.HttpContext.RequestServices.GetRequiredService<ReleaseReading>();
        if (answer is IStatusCodeHttpResult { StatusCode: StatusCodes.Status200OK } && (reading.Newest ?? reading.Info) is { } release)
        {
            var headers = context.HttpContext.Response.Headers;
            headers.ETag = $"W/\"{stamp.Of(release)}-{Build}\"";
            headers.CacheControl = "no-cache";
        }

        return answer;
    }
}
