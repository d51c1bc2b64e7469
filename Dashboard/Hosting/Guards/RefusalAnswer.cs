using HealthNeeds.Dashboard.Access;
using HealthNeeds.Dashboard.Api.Problems;
using HealthNeeds.Dashboard.Pages.Problems;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.SiteLayout;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Hosting.Guards;

/// <summary>
/// A refusal before any endpoint was asked: a page for readers, a problem document for callers of the API. It stands before the gate, so where the site is not
/// public the page is bare: the site's frame would tell its region and release to whoever asks.
/// </summary>
internal static class RefusalAnswer
{
    /// <summary>Whether a page may stand in the site's frame.</summary>
    public static bool IsFramed(HttpContext http) => http.RequestServices.GetRequiredService<IOptions<AccessOptions>>().Value.IsPublic;

    public static async Task SendAsync(HttpContext http, Problem problem)
    {
        http.Response.Headers.CacheControl = "no-store";
        problem.SayWhenToAskAgain(http.Response.Headers);
        if (ProblemResource.IsOfMachines(http))
            await new ProblemAnswer(problem).ExecuteAsync(http);
        else if (!IsFramed(http))
            await AccessRefusals.PageAsync(http, problem.Status, problem.Title, Words(problem), problem.RetryAfter);
        else
            await DrawnPage.SendAsync(await PageAsync(http, problem), http);
    }

    /// <summary>Draws the page: status and headers are set, nothing is sent.</summary>
    public static Task<string> PageAsync(HttpContext http, Problem problem)
    {
        // Pages are drawn at an address, and what was asked may have none.
        if (!HostNames.IsHost(http.Request.Host))
            http.Request.Host = new HostString("localhost");
        return DrawnPage.HtmlOf(PageAnswer.Of<ProblemPage>(problem, problem.Status), http);
    }

    private static string Words(Problem problem) => problem.Allowed is { Count: > 0 } allowed ? $"{problem.Detail} Allowed: {string.Join("; ", allowed)}." : problem.Detail;
}
