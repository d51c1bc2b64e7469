using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Problems;

namespace HealthNeeds.Dashboard.Api.Problems;

/// <summary>/api/v1/problems/{id}, and an answer for addresses and methods that nothing is mapped to.</summary>
internal static class ProblemResource
{
    private static readonly string[] Machines = ["/api", "/health", "/openapi"];

    public static void MapProblems(this IEndpointRouteBuilder api) =>
        api.MapLive("/problems/{id}", Explain, ParameterRules.Problem)
            .WithName("problem")
            .WithSummary("What a kind of problem means; the type of a problem document points here")
            .Produces<ProblemKind>()
            .WithTags("Problems");

    /// <summary>Problem documents where the framework would answer with an empty body or a page.</summary>
    public static void UseApiProblems(this IApplicationBuilder app) => app.UseWhen(
        context => Machines.Any(root => context.Request.Path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase)),
        machines =>
        {
            machines.UseExceptionHandler(failed => failed.Run(Failed));
            machines.UseStatusCodePages(context => OfStatus(context.HttpContext));
        });

    private static IResult Explain(HttpContext http, ApiRequest parameters)
    {
        var id = parameters.Get(ParameterRules.Problem);
        return ProblemKinds.All.FirstOrDefault(k => k.Id == id) is { } kind
            ? TypedResults.Json(kind, ApiJson.Answers.ProblemKind)
            : throw new RefusedRequestException(ProblemKinds.UnknownItem, $"There is no kind of problem '{id}'.", ParameterRules.Problem.Name, id, [.. ProblemKinds.All.Select(k => k.Id)]);
    }

    private static Task Failed(HttpContext http) =>
        new ProblemAnswer(ApiProblem.Of(ProblemKinds.Failure, "The answer could not be made. It has been logged.")).ExecuteAsync(http);

    private static Task OfStatus(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => new ProblemAnswer(ApiProblem.Of(ProblemKinds.UnknownAddress, "Nothing answers at the path in 'found'.", found: http.Request.Path, allowed: Addresses(http))).ExecuteAsync(http),
        StatusCodes.Status405MethodNotAllowed => new ProblemAnswer(ApiProblem.Of(ProblemKinds.WrongMethod, "Nothing can be sent here.", found: http.Request.Method, allowed: [HttpMethods.Get, HttpMethods.Head])).ExecuteAsync(http),
        _ => Task.CompletedTask,
    };

    private static string[] Addresses(HttpContext http) =>
    [
        .. http.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ParameterMetadata>() is not null)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .Order(StringComparer.Ordinal),
    ];
}

/// <summary>Writes a problem document. Never cached: the next release may know the area.</summary>
internal sealed class ProblemAnswer(ApiProblem problem) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = problem.Status;
        response.Headers.CacheControl = "no-store";
        return response.WriteAsJsonAsync(problem, ApiJson.Answers.ApiProblem, "application/problem+json; charset=utf-8", httpContext.RequestAborted);
    }
}
