using HealthNeeds.Analytics.Burden;
using HealthNeeds.Analytics.Care;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Parts;
using HealthNeeds.Analytics.Synthetic;

namespace HealthNeeds.Analytics.Unmet;

/// <summary>Every focus area, and all of them together, made of one set of parts.</summary>
/// <param name="Focuses">In the order they were asked for; without a need where the figures hold no burden for it.</param>
/// <param name="Ranked">Those that are ranked, with their declared weights.</param>
internal sealed record ComposedNeeds(NeedComposer Parts, IReadOnlyList<(FocusArea Area, FocusAreaPlan Plan, FocusNeed? Need)> Focuses, IReadOnlyList<(FocusNeed Need, double Weight)> Ranked, OverallNeed Overall)
{
    /// <exception cref="ArgumentException">Nothing can be ranked.</exception>
    public static ComposedNeeds Of(AreaFrame frame, IReadOnlyList<FocusArea> areas, IReadOnlyList<BurdenResult> burden, IReadOnlyList<SyntheticResult> synthetic, IReadOnlyList<CareShortfall> care)
    {
        var parts = new NeedComposer(frame, burden, synthetic, care);
        var focuses = areas.Select(f => (Area: f, Plan: FocusAreaPlan.Of(f))).Select(f => (f.Area, f.Plan, Need: parts.Compose(f.Plan))).ToArray();
        var ranked = focuses.Where(f => f.Need is not null && f.Area.Weight > 0).Select(f => (f.Need!, f.Area.Weight)).ToArray();
        if (ranked.Length == 0) throw new ArgumentException("The figures hold no burden for any focus area: nothing can be ranked.");
        return new ComposedNeeds(parts, focuses, ranked, OverallNeed.Of(ranked, parts.Burden(FocusAreaPlan.AllCauses)));
    }

    /// <summary>Focus areas in the order of <see cref="Ranked"/>, then overall.</summary>
    public IReadOnlyList<NeedProfile> Profiles() => [.. Ranked.Select(r => NeedProfile.Of(r.Need)), NeedProfile.Of(Overall)];
}

/// <summary>The three things a focus area is ranked by.</summary>
/// <param name="Unmet">People who need care they do not get, weighted by harm: counted per resident, so an area of many older people has more of what befalls older people.</param>
/// <param name="Burden">How ill residents are for people of their ages, whatever care they get.</param>
/// <param name="Gap">The share of care that falls short, where a figure of care is held; null where none is.</param>
internal sealed record FocusNeed(string Focus, NeedMeasure Unmet, NeedMeasure Burden, NeedMeasure? Gap);

/// <summary>All focus areas together.</summary>
/// <param name="Unmet">The focus areas by their declared weights.</param>
/// <param name="Burden">Ill health of all causes, by the published outcomes of it; where none is held, the focus areas' burdens.</param>
/// <param name="Gap">The focus areas that have a gap, by their declared weights; empty where none has.</param>
internal sealed record OverallNeed(IReadOnlyList<WeightedMeasure> Unmet, IReadOnlyList<WeightedMeasure> Burden, IReadOnlyList<WeightedMeasure> Gap)
{
    public static OverallNeed Of(IReadOnlyList<(FocusNeed Need, double Weight)> focuses, NeedMeasure? allCauses)
    {
        static WeightedMeasure[] Weighted(IEnumerable<(NeedMeasure? Measure, double Weight)> measures)
        {
            var held = measures.Where(m => m.Measure is not null).ToArray();
            var total = held.Sum(m => m.Weight);
            return [.. held.Select(m => new WeightedMeasure(m.Measure!, m.Weight / total))];
        }

        return new OverallNeed(
            Weighted(focuses.Select(f => ((NeedMeasure?)f.Need.Unmet, f.Weight))),
            allCauses is null ? Weighted(focuses.Select(f => ((NeedMeasure?)f.Need.Burden, f.Weight))) : [new WeightedMeasure(allCauses, 1)],
            Weighted(focuses.Select(f => (f.Need.Gap, f.Weight))));
    }
}

/// <param name="Weight">Weights of a sum of measures sum to 1.</param>
internal sealed record WeightedMeasure(NeedMeasure Measure, double Weight);

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
