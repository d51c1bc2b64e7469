using HealthNeeds.Dashboard.Progress;
using HealthNeeds.Dashboard.Shell;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Dashboard.Problems;

/// <summary>The edge of every page: a refused address and a missing release become pages of their own.</summary>
internal sealed class RefusalFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (RefusedPageException refused)
        {
            return Page.Of<ProblemPage>(refused.Problem, refused.Problem.Status);
        }
        catch (NoReleaseException)
        {
            var reader = context.HttpContext.RequestServices.GetRequiredService<ProgressReader>();
            return Page.Of<ProgressPage>(reader.Read(), StatusCodes.Status503ServiceUnavailable);
        }
    }
}
