namespace HealthNeeds.Dashboard.Problems;

/// <summary>An address asks for what is not there or not allowed; the problem says so to the reader.</summary>
internal sealed class RefusedPageException(Problem problem) : Exception(problem.Detail)
{
    public Problem Problem => problem;
}
