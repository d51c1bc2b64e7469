using HealthNeeds.Analytics.Burden;
using HealthNeeds.Analytics.Care;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Parts;
using HealthNeeds.Analytics.Synthetic;

namespace HealthNeeds.Analytics.Unmet;

/// <summary>Every part the figures allow, and the focus areas that can be made of them.</summary>
internal sealed class NeedComposer
{
    private readonly AreaFrame frame;
    private readonly Dictionary<string, NeedPart> parts = new(StringComparer.Ordinal);

    public NeedComposer(AreaFrame frame, IEnumerable<BurdenResult> burden, IEnumerable<SyntheticResult> synthetic, IEnumerable<CareShortfall> care)
    {
        this.frame = frame;
        foreach (var part in burden.Select(b => b.Part).Concat(synthetic.Select(s => s.Part)).Concat(care.Select(c => c.Part)).OfType<NeedPart>())
            parts.Add(part.Id, part);
    }

    /// <summary>Null where the figures hold no burden for the focus area: it is then not ranked, and its model card says so.</summary>
    public FocusNeed? Compose(FocusAreaPlan plan)
    {
        var held = Held(plan);
        var burden = held.Where(c => Need(c) is not null).Select(c => new NeedTerm(frame, c.Id, ContributionSide.Burden, c.Harm.Years, [Need(c)!], residents: null)).ToArray();
        var gap = held.Where(c => Care(c) is not null).Select(c => new NeedTerm(frame, c.Id, ContributionSide.Gap, c.Harm.Missed ?? c.Harm.Years, [Care(c)!], residents: null)).ToArray();
        if (burden.Length == 0) return null;
        return new FocusNeed(
            plan.Focus,
            new NeedMeasure(frame, $"{plan.Focus}/unmet", [.. held.Select(Unmet).OfType<NeedTerm>()]),
            new NeedMeasure(frame, $"{plan.Focus}/burden", burden),
            gap.Length == 0 ? null : new NeedMeasure(frame, $"{plan.Focus}/gap", gap));
    }

    /// <summary>The plan's burden alone; null where the figures hold none of it.</summary>
    public NeedMeasure? Burden(FocusAreaPlan plan) => Compose(plan)?.Burden;

    /// <summary>The conditions that count: those within others only where a figure of their care is held, and the others with so much less harm.</summary>
    public IReadOnlyList<PlannedCondition> Held(FocusAreaPlan plan)
    {
        var within = plan.Conditions.Where(c => c.Within is not null && Care(c) is not null && Unmet(c) is not null).ToLookup(c => c.Within);
        return
        [
            .. plan.Conditions.Where(c => c.Within is null || within[c.Within].Contains(c)).Select(c => within[c.Id].Sum(w => w.Harm.Years) is > 0 and var taken
                ? c with { Harm = c.Harm with { Years = Math.Max(0, c.Harm.Years - taken) } }
                : c),
        ];
    }

    /// <summary>Planned conditions that the figures do not hold, or hold without their care.</summary>
    public IReadOnlyList<string> Missing(FocusAreaPlan plan) =>
        [.. plan.Conditions.Where(c => Unmet(c) is null || (c.Care.Count > 0 && Care(c) is null)).Select(c => c.Title)];

    /// <summary>What a condition's people are counted by: who has it, and who of them is not cared for; empty where that is not held.</summary>
    public IReadOnlyList<NeedPart> Of(PlannedCondition condition) => Unmet(condition)?.Parts ?? [];

    /// <summary>The people who have it and are not cared for; where no figure of care is known, all who have it.</summary>
    private NeedTerm? Unmet(PlannedCondition condition)
    {
        var (need, care) = (Need(condition), Care(condition));
        if (condition.Need is null ? care is null : need is null) return null;
        NeedPart[] both = [.. new[] { need, care }.OfType<NeedPart>()];
        var side = care is null ? ContributionSide.Burden : ContributionSide.Gap;
        var residents = need?.Ages is { } ages ? new ResidentsConcerned($"{need.Id}-ages", ages) : ResidentsConcerned.Of(condition.Who.Title, condition.Who.LogRatio(frame));
        return new NeedTerm(frame, condition.Id, side, care is null ? condition.Harm.Years : condition.Harm.Missed ?? condition.Harm.Years, both, residents);
    }

    private NeedPart? Need(PlannedCondition condition) => condition.Need is { } id ? parts.GetValueOrDefault(id) : null;

    /// <summary>Null where no figure of its care is held.</summary>
    public NeedPart? Care(PlannedCondition condition) => condition.Care.Select(id => parts.GetValueOrDefault(id)).FirstOrDefault(p => p is not null);
}
