namespace HealthNeeds.Dashboard.Api.Problems;

/// <summary>One way a request can fail: a row of the table that the API's problem documents point to.</summary>
/// <param name="Id">Last part of the problem's type address.</param>
/// <param name="Meaning">What went wrong and what to do, for a reader who followed the type address.</param>
internal sealed record ProblemKind(string Id, int Status, string Title, string Meaning)
{
    public string Type => $"/api/v1/problems/{Id}";
}
