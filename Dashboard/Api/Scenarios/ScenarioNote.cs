using HealthNeeds.Analytics.Scenarios;
using HealthNeeds.Core.Focus;
using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Dashboard.Api.Scenarios;

/// <summary>Which of two overall burdens a scenario ranks by: only one of them can be weighed by focus area.</summary>
internal static class ScenarioNote
{
    /// <returns>Null where there is only one thing to rank by.</returns>
    public static string? Of(NeedScenario scenario, RankingBasis basis) =>
        (scenario.Focus, scenario.Kind) != (FocusArea.Overall, NeedKind.Burden) ? null
        : scenario.WeighsFocuses(basis) ? "Ranked by the burdens of the focus areas, added up by the weights given. The declared overall burden is ill health of all causes, which knows no focus areas and cannot be weighed by them: part of the change in ranks comes from that."
        : scenario.FocusWeights.Count > 0 ? "Ranked by ill health of all causes, the declared overall burden: weights that are the same for every focus area change nothing."
        : "Ranked by ill health of all causes, the declared overall burden. With weights of focus areas it is their burdens, added up, that are ranked.";
}
