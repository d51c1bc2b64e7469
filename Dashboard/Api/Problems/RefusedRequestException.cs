namespace HealthNeeds.Dashboard.Api.Problems;

/// <summary>Ends a request with a problem document. Caught at the edge of the API only.</summary>
internal sealed class RefusedRequestException(ApiProblem problem) : Exception(problem.Detail)
{
    public RefusedRequestException(ProblemKind kind, string detail, string? parameter = null, string? found = null, IReadOnlyList<string>? allowed = null)
        : this(ApiProblem.Of(kind, detail, parameter, found, allowed))
    {
    }

    public ApiProblem Problem { get; } = problem;
}
