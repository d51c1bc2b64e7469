using System.Text.Encodings.Web;
using HealthNeeds.Dashboard.Api.Problems;
using HealthNeeds.Dashboard.Problems;
using Microsoft.Net.Http.Headers;

namespace HealthNeeds.Dashboard.Access;

/// <summary>What those are answered who may not see what they asked for: programs with a problem document, people with a page that tells nothing of the site.</summary>
internal static class AccessRefusals
{
    private static readonly string[] Machines = ["/api/v1", "/openapi", "/metrics"];

    /// <summary>Whether programs ask at this address.</summary>
    public static bool IsForMachines(PathString path) => Machines.Any(root => path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase));

    public static Task NobodyAsync(HttpContext context)
    {
        context.Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer realm=\"HealthNeeds\"";
        return AnswerAsync(context, Problem.Of(ProblemKinds.NotSignedIn, "This site is not public. People reach it by their organisation's sign-in; programs give a key as 'Authorization: Bearer …'."));
    }

    public static Task AnswerAsync(HttpContext context, Problem problem) =>
        IsForMachines(context.Request.Path) ? new ProblemAnswer(problem).ExecuteAsync(context) : PageAsync(context, problem.Status, problem.Title, problem.Detail, problem.RetryAfter);

    /// <summary>Bare: the site's style sheet, its header and the release it serves are for those who may see them.</summary>
    public static Task PageAsync(HttpContext context, int status, string title, string detail, TimeSpan? retryAfter = null)
    {
        var (response, html) = (context.Response, HtmlEncoder.Default);
        (response.StatusCode, response.ContentType, response.Headers.CacheControl) = (status, "text/html; charset=utf-8", "no-store");
        if (retryAfter is { } wait)
            response.Headers.RetryAfter = $"{Math.Ceiling(wait.TotalSeconds):0}";
        return response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="en-GB">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{html.Encode(title)} – HealthNeeds</title></head>
            <body><main><h1>{html.Encode(title)}</h1><p>{html.Encode(detail)}</p></main></body>
            </html>
            """,
            context.RequestAborted);
    }
}
