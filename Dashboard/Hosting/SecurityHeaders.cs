using HealthNeeds.Dashboard.SiteLayout;

namespace HealthNeeds.Dashboard.Hosting;

/// <summary>Headers that let a page use this site's own files and nothing else.</summary>
internal static class SecurityHeaders
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors ";

    /// <summary>They are set as the answer begins: whatever answers in the place of a page that failed has them too.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var isEmbed = context.GetEndpoint()?.Metadata.GetMetadata<EmbedRoute>() is not null;
        context.Response.OnStarting(() =>
        {
            Set(context, isEmbed);
            return Task.CompletedTask;
        });
        return next(context);
    });

    /// <summary>Only a map or chart that is meant for it may stand in a frame of another site; nothing in one can be pressed that does more than open a page.</summary>
    private static void Set(HttpContext context, bool isEmbed)
    {
        var (headers, status) = (context.Response.Headers, context.Response.StatusCode);
        // What refuses a request before its part is drawn answers with a whole page.
        var isPart = isEmbed && (status is StatusCodes.Status200OK or StatusCodes.Status304NotModified || (status < 500 && EmbedScope.Of(context) is not null));
        headers.ContentSecurityPolicy = Policy + (isPart ? "*" : "'none'");
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = isPart ? "cross-origin" : "same-origin";
    }
}
