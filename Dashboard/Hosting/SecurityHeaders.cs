using HealthNeeds.Dashboard.SiteLayout;

namespace HealthNeeds.Dashboard.Hosting;

/// <summary>Headers that let a page use this site's own files and nothing else.</summary>
internal static class SecurityHeaders
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors ";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        // Only a map or chart that is meant for it may stand in a frame of another site; nothing in one can be pressed that does more than open a page.
        var isEmbed = context.GetEndpoint()?.Metadata.GetMetadata<EmbedRoute>() is not null;
        headers.ContentSecurityPolicy = Policy + (isEmbed ? "*" : "'none'");
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = isEmbed ? "cross-origin" : "same-origin";
        return next(context);
    });
}
