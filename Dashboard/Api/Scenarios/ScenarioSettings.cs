using HealthNeeds.Analytics.Scenarios;
using HealthNeeds.Core.Focus;
using HealthNeeds.Core.Rankings;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Problems;
using HealthNeeds.Dashboard.Api.Serving;

namespace HealthNeeds.Dashboard.Api.Scenarios;

/// <summary>A scenario as an address states it.</summary>
internal static class ScenarioSettings
{
    /// <exception cref="RefusedRequestException">400: weights of focus areas for a single one. 404: the release counts no such focus area, condition or figure.</exception>
    public static NeedScenario Of(ReleaseRequest request, RankingBasis basis)
    {
        var parameters = request.Parameters;
        var focus = parameters.Get(ParameterRules.Focus);
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
            ? throw new RefusedRequestException(ProblemKinds.UnknownItem, $"Release {request.Release.Info.Id} has no '{unknown}' to weigh or to leave out.", rule.Name, unknown, all)
            : ids;
    }
}
