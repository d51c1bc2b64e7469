using HealthNeeds.Dashboard.Pages.Problems;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.SiteLayout;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Requests;
using HealthNeeds.Store.State;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace HealthNeeds.Dashboard.Access.Decisions;

/// <summary>/data/decisions: analysts ask the worker to accept, refuse or roll back. What is posted becomes a file in the directory of requests, and nothing else.</summary>
internal static class DecisionsEndpoint
{
    public const string Address = "/data/decisions";
    private const long Largest = 16 * 1024;
    private const int Shown = 20;
    private static readonly FormOptions Bounds = new() { ValueCountLimit = 10, KeyLengthLimit = 100, ValueLengthLimit = 8 * 1024, BufferBodyLengthLimit = Largest };

    public static void MapDecisions(this IEndpointRouteBuilder app, string directory)
    {
        var box = new RequestBox(directory);
        var analysts = app.MapGroup(string.Empty).AddEndpointFilter<RouteGroupBuilder, RefusalFilter>().WithMetadata(new AnalystsOnly()).ExcludeFromDescription();
        analysts.MapPage(Address, (HttpContext http, IAntiforgery forms) => Show(http, forms, box));
        analysts.MapPost(Address, (HttpContext http, IAntiforgery forms) => AskAsync(http, forms, box)).WithMetadata(new RequestSizeLimitAttribute(Largest));
    }

    private static RazorComponentResult<DecisionsPage> Show(HttpContext http, IAntiforgery forms, RequestBox box)
    {
        var services = http.RequestServices;
        var seal = forms.GetAndStoreTokens(http);
        http.Response.Headers.CacheControl = "no-store";
        var statuses = services.GetRequiredService<SourceStatusFiles>();
        var releases = services.GetRequiredService<ReleaseCatalogue>().List();
        return PageAnswer.Of<DecisionsPage>(new DecisionsView(
            Reader.Of(http)!.Name,
            seal.FormFieldName,
            seal.RequestToken!,
            [.. statuses.Ids().Select(id => statuses.TryFind(id, out _)).Where(s => s?.Held is not null).Select(s => new WaitingFigures(s!.Source, s.Held!))],
            releases.FirstOrDefault(r => r.IsCurrent),
            [.. releases.Where(r => r is { IsCurrent: false, Problem: null })],
            box.Waiting(),
            box.Outcomes(Shown),
            http.Request.Query["asked"] is [{ Length: > 0 and < 80 } asked] ? asked : null));
    }

    private static async Task<IResult> AskAsync(HttpContext http, IAntiforgery forms, RequestBox box)
    {
        if (!await IsOurFormAsync(http, forms))
            return Refused("The form was not this page's, or was open too long. Open the page again and ask once more.");
        var (form, now) = (http.Request.Form, http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        var request = new DecisionRequest(RequestBox.NewId(now), now, Reader.Of(http)!.Name, form["act"].ToString(), form["source"].ToString(), form["target"].ToString(), form["reason"].ToString().Trim());
        if (box.Put(request) is { } problem)
            return Refused(problem);
        http.Response.Headers.Location = $"{Address}?asked={request.Id}";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>The seal binds the form to this reader and this browser: no other site can send one in their name.</summary>
    private static async Task<bool> IsOurFormAsync(HttpContext http, IAntiforgery forms)
    {
        try
        {
            if (!http.Request.HasFormContentType)
                return false;
            await http.Request.ReadFormAsync(Bounds, http.RequestAborted);
            return await forms.IsRequestValidAsync(http);
        }
        catch (Exception tooMuch) when (tooMuch is InvalidDataException or BadHttpRequestException)
        {
            return false;
        }
    }

    private static RazorComponentResult<ProblemPage> Refused(string why) =>
        PageAnswer.Of<ProblemPage>(new Problem(StatusCodes.Status400BadRequest, "Nothing was asked for", why, [], new NextStep(Address, "Back to decisions")), StatusCodes.Status400BadRequest);
}
