
namespace HealthNeeds.Analytics.Unmet;

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
