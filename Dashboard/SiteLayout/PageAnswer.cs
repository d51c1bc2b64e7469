using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HealthNeeds.Dashboard.SiteLayout;

/// <summary>Answers with a page: a component that draws one model.</summary>
internal static class PageAnswer
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Pages answer GET and HEAD, nothing else.</summary>
    public static RouteHandlerBuilder MapPage(this IEndpointRouteBuilder app, string route, Delegate answer) => app.MapMethods(route, Methods, answer);

    public static RazorComponentResult<TPage> Of<TPage>(object model, int status = StatusCodes.Status200OK)
        where TPage : IComponent =>
        new(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Model"] = model })
        {
            StatusCode = status,
            PreventStreamingRendering = true,
        };
}

/// <summary>The part of the site a page belongs to, marked in the navigation.</summary>
public enum Section
{
    None,
    FindNeed,
    Assets,
    Tools,
    Data,
}

/// <summary>A page drawn to its end before any of it is sent, for those who send it otherwise than it was drawn.</summary>
internal static class DrawnPage
{
    /// <summary>Draws it: status and headers are set as it sets them, its HTML is handed over and not sent.</summary>
    public static async Task<string> HtmlOf(IResult page, HttpContext http)
    {
        var body = http.Response.Body;
        using var drawn = new MemoryStream();
        http.Response.Body = drawn;
        try
        {
            await page.ExecuteAsync(http);
        }
        finally
        {
            http.Response.Body = body;
        }

        return Encoding.UTF8.GetString(drawn.GetBuffer(), 0, (int)drawn.Length);
    }

    public static Task SendAsync(string html, HttpContext http) => http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(html), http.RequestAborted).AsTask();
}
