using System.Text.Json;
using System.Text.Json.Nodes;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Problems;
using HealthNeeds.Dashboard.Api.Rankings;

namespace HealthNeeds.Dashboard.Api.OpenApi;

/// <summary>Answers as they look, made of the types that are sent so that they cannot fall behind them. The figures are invented.</summary>
internal static class Examples
{
    public static JsonNode? Problem(string status) => JsonSerializer.SerializeToNode(
        status switch
        {
            "400" => ApiProblem.Of(ProblemKinds.BadValue, "The value of 'focus' is not allowed. Expected one of overall, best-start, …", ParameterRules.Focus.Name, "diabetes", ParameterRules.Focus.Allowed),
            "404" => ApiProblem.Of(ProblemKinds.UnknownArea, "This release holds no area E01999999.", ParameterRules.Code.Name, "E01999999", ["a code listed at /api/v1/areas"]),
            _ => ApiProblem.Of(ProblemKinds.NoRelease, "A run is 25% done: Training. About 40 seconds are left."),
        },
        ApiJson.Answers.ApiProblem);

    public static JsonNode? RankingItem() => JsonSerializer.SerializeToNode(
        new RankingItem("E01007317", "Barnsley 018A", "Kendray", "Barnsley", 1519, 0.412, 0.731, 0.058, new RankAnswer(143, 96, 201), 0.34, "possibly", 0.42, 0.03),
        ApiJson.Answers.RankingItem);
}
