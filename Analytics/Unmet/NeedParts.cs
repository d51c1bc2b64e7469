using HealthNeeds.Analytics.Authorities;
using HealthNeeds.Analytics.Burden;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Gaps;

namespace HealthNeeds.Analytics.Unmet;

/// <summary>Every part the figures allow, and the focus areas that can be made of them.</summary>
internal sealed class NeedParts
{
    private readonly Dictionary<string, NeedPart> parts = new(StringComparer.Ordinal);

    public NeedParts(AreaFrame frame, IEnumerable<BurdenResult> burden, IEnumerable<SyntheticResult> synthetic, IEnumerable<RegisterResult> registers)
    {
        NeedPart?[] services =
        [
            ServiceGap.Access(frame),
            ServiceGap.Uptake(frame, ServiceGap.CancerScreening, "hi-cancer-screening"),
            ServiceGap.Uptake(frame, ServiceGap.ChildVaccination, "hi-child-vaccination"),
        ];
        foreach (var part in burden.Select(b => b.Part).Concat(synthetic.Select(s => s.Part)).Concat(registers.Select(r => r.Part)).Concat(services).OfType<NeedPart>())
            parts.Add(part.Id, part);
    }

    /// <summary>Null where the figures hold no burden for the focus area: it is then not ranked, and its model card says so.</summary>
    public FocusNeed? Compose(FocusAreaPlan plan, double exponent) =>
        Side(plan.Burden) is { } burden ? new FocusNeed(plan.Focus, burden, Side(plan.Gap), exponent) : null;

    /// <summary>Planned parts that the figures do not hold.</summary>
    public IReadOnlyList<string> Missing(FocusAreaPlan plan) =>
        [.. plan.Burden.Concat(plan.Gap).Select(p => p.Part).Where(id => !parts.ContainsKey(id))];

    private NeedSide? Side(IReadOnlyList<(string Part, double Weight)> planned)
    {
        WeightedPart[] held = [.. planned.Where(p => parts.ContainsKey(p.Part)).Select(p => new WeightedPart(parts[p.Part], p.Weight))];
        return held.Length == 0 ? null : new NeedSide(held);
    }
}
