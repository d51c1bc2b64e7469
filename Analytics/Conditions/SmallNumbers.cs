using HealthNeeds.Analytics.Frames;
using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Conditions;

namespace HealthNeeds.Analytics.Conditions;

/// <summary>Few people are not shown, and cannot be reckoned as what is left of a larger area's number.</summary>
internal static class SmallNumbers
{
    /// <summary>Where one area of a larger one is hidden, the smallest number beside it is hidden too.</summary>
    /// <param name="needs">In the order of the level's areas.</param>
    public static IReadOnlyList<ConditionNeed> Hide(RankedLevel level, IReadOnlyList<ConditionNeed> needs)
    {
        ConditionNeed[] shown = [.. needs.Select(n => n.Counted is { Value: < ConditionNeed.FewestShown } ? n.Hidden() : n)];
        // Numbers of ICBs and of England are not shown, so nothing of an authority can be reckoned from them.
        if (level.Level == AreaLevel.Ltla24) return shown;
        foreach (var members in level.Withins[^1].Members)
        {
            if (members.Count(a => shown[a].Suppressed) != 1 || members.Any(a => shown[a] is { Suppressed: false, Counted: null })) continue;
            int[] others = [.. members.Where(a => !shown[a].Suppressed)];
            if (others.Length > 0 && others.MinBy(a => shown[a].Counted!.Value.Value) is var least) shown[least] = shown[least].Hidden();
        }

        return shown;
    }
}
