using HealthNeeds.Analytics.Burden;
using HealthNeeds.Analytics.Care;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Synthetic;
using HealthNeeds.Core.Focus;

namespace HealthNeeds.Analytics.Unmet;

/// <summary>Every focus area, and all of them together, made of one set of parts.</summary>
/// <param name="Focuses">In the order they were asked for; without a need where the figures hold no burden for it.</param>
/// <param name="Ranked">Those that are ranked, with their declared weights.</param>
internal sealed record ComposedNeeds(NeedParts Parts, IReadOnlyList<(FocusArea Area, FocusAreaPlan Plan, FocusNeed? Need)> Focuses, IReadOnlyList<(FocusNeed Need, double Weight)> Ranked, OverallNeed Overall)
{
    /// <exception cref="ArgumentException">A focus area has no plan, or nothing can be ranked.</exception>
    public static ComposedNeeds Of(AreaFrame frame, IReadOnlyList<FocusArea> areas, IReadOnlyList<BurdenResult> burden, IReadOnlyList<SyntheticResult> synthetic, IReadOnlyList<CareShortfall> care)
    {
        var parts = new NeedParts(frame, burden, synthetic, care);
        var focuses = areas.Select(f => (Area: f, Plan: PlanOf(f), Need: parts.Compose(PlanOf(f)))).ToArray();
        var ranked = focuses.Where(f => f.Need is not null && f.Area.Weight > 0).Select(f => (f.Need!, f.Area.Weight)).ToArray();
        if (ranked.Length == 0) throw new ArgumentException("The figures hold no burden for any focus area: nothing can be ranked.");
        return new ComposedNeeds(parts, focuses, ranked, OverallNeed.Of(ranked, parts.Burden(FocusAreaPlan.AllCauses)));
    }

    /// <summary>Focus areas in the order of <see cref="Ranked"/>, then overall.</summary>
    public IReadOnlyList<NeedProfile> Profiles() => [.. Ranked.Select(r => NeedProfile.Of(r.Need)), NeedProfile.Of(Overall)];

    private static FocusAreaPlan PlanOf(FocusArea focus) =>
        FocusAreaPlan.All.SingleOrDefault(p => p.Focus == focus.Id)
        ?? throw new ArgumentException($"No plan says what '{focus.Id}' is made of; planned are {string.Join(", ", FocusAreaPlan.All.Select(p => p.Focus))}.");
}
