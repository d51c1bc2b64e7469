using System.Net;
using System.Text.RegularExpressions;
using HealthNeeds.Dashboard.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HealthNeeds.Dashboard.SiteLayout;

/// <summary>Pages of which other sites may show the map or a chart in a frame, at /embed/map/… and /embed/chart/ID/… with the page's own parameters.</summary>
internal static class EmbedPages
{
    /// <summary>Holds nothing, so that one does: of a filter by its type, the framework compiles what makes it for each route at every start.</summary>
    private static readonly EmbedFilter Filter = new();

    /// <summary>Maps a page, and its parts.</summary>
    /// <returns>All of them, for what holds of each.</returns>
    public static RouteHandlerBuilder MapEmbeddable(this IEndpointRouteBuilder app, string route, Delegate answer)
    {
        var rest = route == "/" ? string.Empty : route;
        var parts = new[] { EmbedScope.Map, EmbedScope.Chart("{chart}") }
            .Select(part => app.MapPage($"{EmbedScope.Root}/{part}{rest}", answer).AddEndpointFilter(Filter).WithMetadata(new EmbedRoute()));
        return new RouteHandlerBuilder([app.MapPage(route, answer).WithMetadata(new EmbeddablePage()), .. parts]);
    }
}

/// <summary>Has a page drawn as a part; what is refused is said in the frame.</summary>
internal sealed class EmbedFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var scope = EmbedScope.Begin(context.HttpContext);
        try
        {
            return await next(context) switch
            {
                RedirectHttpResult elsewhere => Results.LocalRedirect($"{EmbedScope.Root}/{scope.Path}{elsewhere.Url}", elsewhere.Permanent),
                IResult page => new EmbedAnswer(page, scope),
                _ => null,
            };
        }
        catch (RefusedRequestException refused)
        {
            refused.Problem.SayWhenToAskAgain(context.HttpContext.Response.Headers);
            return PageAnswer.Of<EmbedProblem>(refused.Problem, refused.Problem.Status);
        }
    }
}

/// <summary>A page of which all but one part is cut away. Works on the marks that <see cref="EmbedScope"/> has and on what the component renderer writes.</summary>
internal sealed partial class EmbedAnswer(IResult page, EmbedScope scope) : IResult, IStatusCodeHttpResult
{
    public int? StatusCode => StatusCodes.Status200OK;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var html = await DrawnPage.HtmlOf(page, httpContext);
        if (Between(html, EmbedScope.Begins(scope.Part), EmbedScope.Ends(scope.Part)) is not { } part)
            (part, httpContext.Response.StatusCode) = (NotThere(httpContext.Response.Headers), StatusCodes.Status404NotFound);
        await DrawnPage.SendAsync(Whole(html, Links(part)), httpContext);
    }

    /// <summary>The frame around the page's content, and the part in its place.</summary>
    private static string Whole(string html, string part)
    {
        var (begin, end) = (html.IndexOf(EmbedFrame.Begins, StringComparison.Ordinal), html.IndexOf(EmbedFrame.Ends, StringComparison.Ordinal));
        return begin < 0 || end < begin ? html : string.Concat(html.AsSpan(0, begin), part, html.AsSpan(end + EmbedFrame.Ends.Length));
    }

    private static string? Between(string html, string begins, string ends)
    {
        var begin = html.IndexOf(begins, StringComparison.Ordinal);
        var end = begin < 0 ? -1 : html.IndexOf(ends, begin, StringComparison.Ordinal);
        return end < 0 ? null : html[(begin + begins.Length)..end];
    }

    /// <summary>Links lead out of the frame; those to another place of the page lead to the page.</summary>
    private string Links(string part) => Link().Replace(part, link => link.Value.Contains("skip--inline", StringComparison.Ordinal)
        ? Href().Replace(link.Value, $" href=\"#{EmbedScope.Source}\"", 1)
        : Href().Replace(link.Value, href => $" target=\"_blank\" href=\"{(href.Groups["address"].Value is ['#', ..] place ? WebUtility.HtmlEncode(scope.Page) + place : href.Groups["address"].Value)}\"", 1));

    private string NotThere(IHeaderDictionary headers)
    {
        headers.Remove("ETag");
        var there = scope.Parts.Count == 0 ? "It has neither a map nor a chart." : $"It has: {string.Join(", ", scope.Parts.Select(WebUtility.HtmlEncode))}.";
        return $"<p><strong>The page has no “{WebUtility.HtmlEncode(scope.Part)}” to show here.</strong> {there}</p>";
    }

    [GeneratedRegex("<a(?=[\\s>])[^>]*>", RegexOptions.None, 10_000)]
    private static partial Regex Link();

    [GeneratedRegex("\\shref=\"(?<address>[^\"]*)\"", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Href();
}
