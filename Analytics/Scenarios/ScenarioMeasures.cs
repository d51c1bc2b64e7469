using HealthNeeds.Analytics.Draws;
using HealthNeeds.Core.Focus;
using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Analytics.Scenarios;

/// <summary>What a scenario ranks by: the release's measures under the reader's weights. Untouched measures are the release's own, to the last place.</summary>
internal static class ScenarioMeasures
{
    /// <summary>False where the basis holds nothing to rank by, whatever the settings.</summary>
    public static bool AreHeld(RankingBasis basis, NeedScenario scenario) => Declared(basis, scenario, weighs: false).Count > 0;

    /// <returns>Empty where nothing is left to rank by.</returns>
    public static IReadOnlyList<DrawnMeasure> Of(RankingBasis basis, NeedScenario scenario)
    {
        var weighs = scenario.WeighsFocuses(basis);
        var declared = Declared(basis, scenario, weighs);
        DrawnMeasure[] changed = [.. declared
            .Select(d => (Measure: Changed(d.Measure, scenario), Weight: d.Weight * (weighs ? scenario.Weight(d.Measure.Focus) : 1)))
            .Where(d => d.Measure is not null && d.Weight > 0)
            .Select(d => new DrawnMeasure(d.Measure!, d.Weight))];
        return changed.Select(c => c.Weight).SequenceEqual(declared.Select(d => d.Weight)) ? changed : InProportion(changed);
    }

    /// <summary>Ill health of all causes knows no focus areas: a reader who weighs them gets their burdens instead, by the weights that unmet need is added up with.</summary>
    private static IReadOnlyList<DrawnMeasure> Declared(RankingBasis basis, NeedScenario scenario, bool weighs)
    {
        RankingMeasure? Find(string focus) => basis.Measures.SingleOrDefault(m => m.Focus == focus && m.Kind == scenario.Kind);
        if (scenario.Focus != FocusArea.Overall) return Find(scenario.Focus) is { } alone ? [new DrawnMeasure(alone, 1)] : [];
        var weighed = weighs ? NeedScenario.FocusWeightsOf(scenario.Kind) : scenario.Kind;
        return [.. basis.Overall.Where(w => w.Kind == weighed).Select(w => (Measure: Find(w.Focus), w.Weight)).Where(w => w.Measure is not null).Select(w => new DrawnMeasure(w.Measure!, w.Weight))];
    }

    private static RankingMeasure? Changed(RankingMeasure measure, NeedScenario scenario)
    {
        RankingTerm[] left = [.. measure.Terms
            .Where(t => !t.Parts.Any(scenario.Without.Contains))
            .Select(t => t with { Share = t.Share * scenario.ConditionWeights.GetValueOrDefault(t.Id, 1) })
            .Where(t => t.Share > 0)];
        if (left.SequenceEqual(measure.Terms)) return measure;
        var total = left.Sum(t => t.Share);
        return left.Length == 0 ? null : measure with { Terms = [.. left.Select(t => t with { Share = t.Share / total })] };
    }

    private static DrawnMeasure[] InProportion(DrawnMeasure[] measures)
    {
        var total = measures.Sum(m => m.Weight);
        return [.. measures.Select(m => m with { Weight = m.Weight / total })];
    }
}
