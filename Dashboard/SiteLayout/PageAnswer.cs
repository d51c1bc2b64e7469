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
