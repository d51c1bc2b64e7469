using HealthNeeds.Analytics.Parts;
using HealthNeeds.Core.Focus;
using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Analytics.Unmet;

/// <summary>The scores of one ranking, focus area or overall, with what they are made of; all per LSOA.</summary>
/// <param name="Gap">Null where the release holds no gap for it.</param>
internal sealed record NeedProfile(
    string Focus,
    double[] Score,
    double[] Burden,
    double[]? Gap,
    bool[] GapKnown,
    IReadOnlyList<(ContributionSide Side, string Domain, double[] Amount)> Contributions)
{
    public static NeedProfile Of(FocusNeed need) =>
        new(need.Focus, need.Unmet.Value, need.Burden.Value, need.Gap?.Value, need.Gap?.Known ?? new bool[need.Unmet.Value.Length], need.Unmet.Contributions);

    public static NeedProfile Of(OverallNeed need) =>
        new(FocusArea.Overall, Mean(need.Unmet, m => m.Value), Mean(need.Burden, m => m.Value), need.Gap.Count == 0 ? null : Mean(need.Gap, m => m.Value), Known(need), Merged(need.Unmet));

    private static double[] Mean(IReadOnlyList<WeightedMeasure> measures, Func<NeedMeasure, double[]> column)
    {
        var mean = new double[measures[0].Measure.Value.Length];
        foreach (var (measure, weight) in measures)
        {
            var values = column(measure);
            for (var i = 0; i < mean.Length; i++) mean[i] += weight * values[i];
        }

        return mean;
    }

    private static bool[] Known(OverallNeed need) =>
        [.. Enumerable.Range(0, need.Unmet[0].Measure.Value.Length).Select(i => need.Gap.Any(g => g.Measure.Known[i]))];

    private static (ContributionSide, string, double[])[] Merged(IReadOnlyList<WeightedMeasure> measures) =>
    [
        .. Enum.GetValues<ContributionSide>().SelectMany(side =>
        {
            var gathered = DomainAmounts.Gather(measures.SelectMany(m => m.Measure.Contributions.Where(c => c.Side == side).Select(c => (c.Domain, Array.ConvertAll(c.Amount, v => v * m.Weight)))));
            return gathered.Names.Select((name, d) => (side, name, gathered.Columns[d]));
        }),
    ];
}
