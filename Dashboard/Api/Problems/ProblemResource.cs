using System.Text.Json.Serialization;
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
        IsOfMachines,
        machines =>
        {
            machines.UseExceptionHandler(failed => failed.Run(Failed));
            machines.UseStatusCodePages(context => OfStatus(context.HttpContext));
        });

    /// <summary>Whether a program asks, and not a reader's browser.</summary>
    public static bool IsOfMachines(HttpContext http) => Machines.Any(root => http.Request.Path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase));

    private static IResult Explain(HttpContext http, ApiRequest parameters)
    {
        var id = parameters.Get(ParameterRules.Problem);
        return ProblemKinds.All.FirstOrDefault(k => k.Id == id) is { } kind
            ? TypedResults.Json(kind, ApiJson.Answers.ProblemKind)
            : throw new RefusedRequestException(ProblemKinds.UnknownItem, $"There is no kind of problem '{id}'.", ParameterRules.Problem.Name, id, [.. ProblemKinds.All.Select(k => k.Id)]);
    }

    private static Task Failed(HttpContext http) =>
        new ProblemAnswer(Problem.Of(ProblemKinds.Failure, "The answer could not be made. It has been logged.")).ExecuteAsync(http);

    private static Task OfStatus(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => new ProblemAnswer(Problem.Of(ProblemKinds.UnknownAddress, "Nothing answers at the path in 'found'.", found: http.Request.Path, allowed: Addresses(http))).ExecuteAsync(http),
        StatusCodes.Status405MethodNotAllowed => new ProblemAnswer(Problem.Of(ProblemKinds.WrongMethod, "Nothing can be sent here.", found: http.Request.Method, allowed: [HttpMethods.Get, HttpMethods.Head])).ExecuteAsync(http),
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
internal sealed class ProblemAnswer(Problem problem) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = problem.Status;
        response.Headers.CacheControl = "no-store";
        problem.SayWhenToAskAgain(response.Headers);
        return response.WriteAsJsonAsync(ApiProblem.Of(problem), ApiJson.Answers.ApiProblem, "application/problem+json; charset=utf-8", httpContext.RequestAborted);
    }
}

/// <summary>A problem document (RFC 9457) with what was found and what is allowed.</summary>
/// <param name="Type">Address that explains this kind of problem.</param>
/// <param name="Detail">This occurrence in a sentence.</param>
/// <param name="Parameter">The parameter at fault, where one is.</param>
/// <param name="Found">Its value, shortened where it is long.</param>
/// <param name="Allowed">What would have been accepted: values, or forms in words.</param>
internal sealed record ApiProblem(
    string Type,
    string Title,
    int Status,
    string Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Parameter = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Found = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Allowed = null)
{
    private const int LongestEcho = 80;

    /// <summary>What only pages say has no kind of its own here: it is of the kind of its status.</summary>
    public static ApiProblem Of(Problem problem)
    {
        var kind = problem.Kind ?? ProblemKinds.All.First(k => k.Status == problem.Status);
        return new(kind.Type, problem.Title, problem.Status, problem.Detail, problem.Parameter, Shorten(problem.Found), problem.Allowed);
    }

    private static string? Shorten(string? found) => found is { Length: > LongestEcho }
        ? $"{found[..LongestEcho]}… ({found.Length} characters)"
        : found;
}
