using System.Text.Json.Serialization;

namespace HealthNeeds.Dashboard.Problems;

/// <summary>Ends a request with a problem document. Caught at the edge of the API only.</summary>
internal sealed class RefusedRequestException(ApiProblem problem) : Exception(problem.Detail)
{
    public RefusedRequestException(ProblemKind kind, string detail, string? parameter = null, string? found = null, IReadOnlyList<string>? allowed = null)
        : this(ApiProblem.Of(kind, detail, parameter, found, allowed))
    {
    }

    public ApiProblem Problem { get; } = problem;
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

    public static ApiProblem Of(ProblemKind kind, string detail, string? parameter = null, string? found = null, IReadOnlyList<string>? allowed = null) =>
        new(kind.Type, kind.Title, kind.Status, detail, parameter, Shorten(found), allowed);

    private static string? Shorten(string? found) => found is { Length: > LongestEcho }
        ? $"{found[..LongestEcho]}… ({found.Length} characters)"
        : found;
}

/// <summary>An address asks for what is not there or not allowed; the problem says so to the reader.</summary>
internal sealed class RefusedPageException(Problem problem) : Exception(problem.Detail)
{
    public Problem Problem => problem;
}
