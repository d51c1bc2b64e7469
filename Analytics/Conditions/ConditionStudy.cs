using HealthNeeds.Analytics.Care;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Parts;
using HealthNeeds.Analytics.Synthetic;
using HealthNeeds.Analytics.Unmet;
using HealthNeeds.Core.Conditions;

namespace HealthNeeds.Analytics.Conditions;

/// <summary>Counts, condition by condition, the people who have it and those of them who are not cared for, in LSOAs, MSOAs and authorities.</summary>
internal sealed class ConditionStudy(AreaFrame frame, NeedComposer parts, IReadOnlyList<SyntheticResult> wider, IReadOnlyList<RegisterResult> registers, IReadOnlyList<RankedLevel> levels)
{
    public IReadOnlyList<ConditionCounts> Run() =>
        [.. frame.FocusAreas.Select(FocusAreaPlan.Of).SelectMany(p => parts.Held(p).Select(c => (Plan: p, Condition: c))).Select(e => Count(e.Plan, e.Condition)).OfType<ConditionCounts>()];

    /// <summary>Null where the condition's figures are no share of people, or are not held.</summary>
    private ConditionCounts? Count(FocusAreaPlan plan, PlannedCondition condition)
    {
        if (condition.Counted is not { } counted || parts.Of(condition) is not { Count: > 0 } made) return null;
        var care = parts.Care(condition);
        var source = wider.FirstOrDefault(w => w.Outcome.Id == condition.Need)?.Figures?.Source;
        var recorded = source is { OfPractices: true } ? source.Column(frame)?.Values : null;
        var definition = new Condition(condition.Id, plan.Focus, condition.Title, counted.Title, care is not null, Note(recorded is not null, care is not null));
        var lsoas = new LsoaCounts(frame, made, care, counted, recorded, registers.FirstOrDefault(r => r.Register.Id == condition.Need));
        var told = levels.Where(l => l.Level == AreaLevel.Ltla24 || made.Any(p => DiffersWithin(p))).ToArray();
        return new ConditionCounts(definition, lsoas.Of(condition.Id, told));
    }

    /// <summary>An authority's figure alone says nothing of places within it.</summary>
    private bool DiffersWithin(NeedPart part) =>
        part.Ages is not null || frame.Authorities.Members.Any(m => m.Any(i => Math.Abs(part.LogRatio[i] - part.LogRatio[m[0]]) > 1e-9));

    private static string Note(bool recorded, bool care)
    {
        var who = recorded ? "People who have it as GP practices recorded it; those nobody diagnosed are not in it." : "People who have it as estimated for local authorities, spread over neighbourhoods by the conditions of life.";
        return care ? $"{who} Not cared for is the share of them whose figure of care falls short." : $"{who} How many of them are not cared for is not known: no figure of care is held, and the ranking counts them all.";
    }
}

/// <param name="Areas">One entry per area of every level the figures tell of; made as they are read.</param>
internal sealed record ConditionCounts(Condition Condition, IEnumerable<(AreaLevel Level, ConditionNeed Need)> Areas);
