namespace HealthNeeds.Dashboard.Api.Problems;

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
