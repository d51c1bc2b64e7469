using HealthNeeds.Dashboard.Pages.Progress;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.SiteLayout;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Dashboard.Pages.Problems;

/// <summary>The edge of every page: a refused address and a missing release become pages of their own.</summary>
internal sealed class RefusalFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (RefusedRequestException refused)
        {
            refused.Problem.SayWhenToAskAgain(context.HttpContext.Response.Headers);
            return PageAnswer.Of<ProblemPage>(refused.Problem, refused.Problem.Status);
        }
        catch (NoReleaseException)
        {
            var reader = context.HttpContext.RequestServices.GetRequiredService<ProgressReader>();
            return PageAnswer.Of<ProgressPage>(reader.Read(), StatusCodes.Status503ServiceUnavailable);
        }
    }
}

/// <summary>Gives readers of pages an answer in the product's look where a bare status would leave them; callers of the API get theirs elsewhere.</summary>
internal static class ProblemPageMapping
{
    public static IApplicationBuilder UseProblemPages(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(failed => failed.Run(context => Show(context, StatusCodes.Status500InternalServerError)));
        return app.UseStatusCodePages(context => Show(context.HttpContext, context.HttpContext.Response.StatusCode));
    }

    private static Task Show(HttpContext context, int status) => PageAnswer.Of<ProblemPage>(Problem.OfStatus(status), status).ExecuteAsync(context);
}
