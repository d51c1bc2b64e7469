using HealthNeeds.Dashboard.Shell;

namespace HealthNeeds.Dashboard.Problems;

/// <summary>Gives readers of pages an answer in the product's look where a bare status would leave them; callers of the API get theirs elsewhere.</summary>
internal static class ProblemPages
{
    private static readonly string[] Machines = ["/api", "/health", "/downloads"];

    public static IApplicationBuilder UseProblemPages(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(failed => failed.Run(context => Show(context, StatusCodes.Status500InternalServerError)));
        return app.UseStatusCodePages(context => Show(context.HttpContext, context.HttpContext.Response.StatusCode));
    }

    private static Task Show(HttpContext context, int status) =>
        IsForMachines(context.Request.Path)
            ? Results.Problem(statusCode: status).ExecuteAsync(context)
            : Page.Of<ProblemPage>(Problem.OfStatus(status), status).ExecuteAsync(context);

    private static bool IsForMachines(PathString path) => Machines.Any(prefix => path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase));
}
