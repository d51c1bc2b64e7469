using HealthNeeds.Analytics.Care;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Parts;
using HealthNeeds.Analytics.Unmet;
using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Conditions;

namespace HealthNeeds.Analytics.Conditions;

/// <summary>Counts, condition by condition, the people who have it and are not cared for, in LSOAs, MSOAs and authorities.</summary>
internal sealed class ConditionStudy(AreaFrame frame, NeedParts parts, IReadOnlyList<RegisterResult> registers, IReadOnlyList<RankedLevel> levels)
{
    public IReadOnlyList<ConditionCounts> Run() =>
        [.. FocusAreaPlan.All.SelectMany(p => parts.Held(p).Select(c => (Plan: p, Condition: c))).Select(e => Count(e.Plan, e.Condition)).OfType<ConditionCounts>()];

    /// <summary>Null where the condition's figures are no share of people, or are not held.</summary>
    private ConditionCounts? Count(FocusAreaPlan plan, PlannedCondition condition)
    {
        if (condition.Counted is not { } counted || parts.Of(condition) is not { Count: > 0 } made) return null;
        var care = parts.Care(condition);
        var definition = new Condition(condition.Id, plan.Focus, condition.Title, counted.Title, care is not null, Note(condition, care is not null));
        var lsoas = new LsoaCounts(frame, made, care, counted, registers.FirstOrDefault(r => r.Register.Id == condition.Need));
        var told = levels.Where(l => l.Level == AreaLevel.Ltla24 || made.Any(p => DiffersWithin(p))).ToArray();
        return new ConditionCounts(definition, told.SelectMany(level => lsoas.Of(condition.Id, level).Select(need => (level.Level, need))));
    }

    /// <summary>An authority's figure alone says nothing of places within it.</summary>
    private bool DiffersWithin(NeedPart part) =>
        part.Ages is not null || frame.Authorities.Members.Any(m => m.Any(i => Math.Abs(part.LogRatio[i] - part.LogRatio[m[0]]) > 1e-9));

    private static string Note(PlannedCondition condition, bool care) => care
        ? "People who have it as GP practices record it, or should have the care, times the share who did not have it. Those nobody diagnosed are not in it."
        : $"All who have it: no figure of care is held{(condition.Need is null ? string.Empty : ", and those nobody recorded are not in it")}.";
}

/// <param name="Areas">One entry per area of every level the figures tell of; made as they are read.</param>
internal sealed record ConditionCounts(Condition Condition, IEnumerable<(AreaLevel Level, ConditionNeed Need)> Areas);
