using HealthNeeds.Analytics.Draws;

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

/// <summary>Scores without errors, reckoned as the release reckons its own.</summary>
internal static class ScenarioScores
{
    /// <summary>Share above England's average, per row.</summary>
    public static double[] Of(RankingBasis basis, IReadOnlyList<DrawnMeasure> measures, int[] rows)
    {
        var mean = new double[rows.Length];
        foreach (var (measure, weight) in measures)
        {
            var value = Value(basis, measure, rows);
            for (var i = 0; i < mean.Length; i++) mean[i] += weight * value[i];
        }

        return mean;
    }

    /// <summary>False where no term's parts are all known, per row.</summary>
    public static bool[] Known(RankingBasis basis, IReadOnlyList<DrawnMeasure> measures, int[] rows)
    {
        var terms = measures.SelectMany(m => m.Measure.Terms).Select(t => t.Parts.Select(id => basis.Part(id).LogRatio).ToArray()).ToArray();
        return Array.ConvertAll(rows, r => Array.Exists(terms, parts => Array.TrueForAll(parts, p => !double.IsNaN(p[r]))));
    }

    private static double[] Value(RankingBasis basis, RankingMeasure measure, int[] rows)
    {
        var value = new double[rows.Length];
        foreach (var term in measure.Terms)
        {
            var logs = new double[rows.Length];
            foreach (var column in basis.LogRatios(term))
            {
                for (var i = 0; i < rows.Length; i++) logs[i] += Or0(column[rows[i]]);
            }

            for (var i = 0; i < rows.Length; i++) value[i] += term.Share * (Math.Exp(logs[i]) / term.England);
        }

        for (var i = 0; i < rows.Length; i++) value[i] -= 1;
        return value;
    }

    private static double Or0(double log) => double.IsNaN(log) ? 0 : log;
}
