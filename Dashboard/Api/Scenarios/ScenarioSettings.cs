using HealthNeeds.Analytics.Scenarios;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Problems;

namespace HealthNeeds.Dashboard.Api.Scenarios;

/// <summary>A scenario as an address states it.</summary>
internal static class ScenarioSettings
{
    /// <exception cref="RefusedRequestException">400: weights of focus areas for a single one. 404: the release counts no such focus area, condition or figure.</exception>
    public static NeedScenario Of(ReleaseRequest request, RankingBasis basis)
    {
        var parameters = request.Parameters;
        var focus = request.Focus;
        if (focus != FocusArea.Overall && parameters.Find(ParameterRules.Weights) is { } weights)
            throw new RefusedRequestException(ProblemKinds.BadValue, $"'weights' are of focus areas and go with focus=overall only; this is the ranking of {focus} alone.", ParameterRules.Weights.Name, weights, [$"leave it out with focus={focus}"]);
        return new NeedScenario(focus, parameters.Kind, parameters.Level, request.Within(parameters.Level).Code)
        {
            FocusWeights = Weights(request, ParameterRules.Weights, basis.Overall.Where(w => w.Kind == NeedKind.Unmet).Select(w => w.Focus)),
            ConditionWeights = Weights(request, ParameterRules.ConditionWeights, basis.Measures.SelectMany(m => m.Terms).Select(t => t.Id)),
            Without = Known(request, ParameterRules.Without, parameters.Find(ParameterRules.Without)?.Split(',') ?? [], basis.Parts.Select(p => p.Id)).ToHashSet(StringComparer.Ordinal),
            First = int.Parse(parameters.Get(ParameterRules.First)),
        };
    }

    private static Dictionary<string, double> Weights(ReleaseRequest request, ParameterRule rule, IEnumerable<string> known)
    {
        if (request.Parameters.Find(rule) is not { } text || !WeightText.TryParse(text, out var weights)) return [];
        _ = Known(request, rule, [.. weights.Keys], known);
        return new Dictionary<string, double>(weights, StringComparer.Ordinal);
    }

    private static string[] Known(ReleaseRequest request, ParameterRule rule, string[] ids, IEnumerable<string> known)
    {
        string[] all = [.. known.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return Array.Find(ids, id => !all.Contains(id, StringComparer.Ordinal)) is { } unknown
            ? throw new RefusedRequestException(ProblemKinds.UnknownItem, $"Release {request.Lease.Info.Id} has no '{unknown}' to weigh or to leave out.", rule.Name, unknown, all)
            : ids;
    }
}

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
