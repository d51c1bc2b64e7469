using HealthNeeds.Dashboard.Api.Problems;
using HealthNeeds.Dashboard.Pages.Problems;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.SiteLayout;

namespace HealthNeeds.Dashboard.Hosting.Guards;

/// <summary>A refusal before any endpoint was asked: a page for readers, a problem document for callers of the API.</summary>
internal static class RefusalAnswer
{
    public static bool IsOfMachines(HttpContext http) => ProblemResource.IsOfMachines(http);

    public static async Task SendAsync(HttpContext http, Problem problem)
    {
        http.Response.Headers.CacheControl = "no-store";
        problem.SayWhenToAskAgain(http.Response.Headers);
        if (IsOfMachines(http))
            await new ProblemAnswer(problem).ExecuteAsync(http);
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
}
