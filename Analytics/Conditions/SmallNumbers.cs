using HealthNeeds.Analytics.Frames;
using HealthNeeds.Core.Conditions;

namespace HealthNeeds.Analytics.Conditions;

/// <summary>
/// Few people are not shown, and cannot be reckoned as what is left of a larger area's number: neither those who have a condition, who are hidden
/// alike wherever they are counted, nor those of them who are not cared for.
/// </summary>
internal static class SmallNumbers
{
    /// <param name="counted">Per level, in the order of its areas; changed in place.</param>
    public static void Hide(IReadOnlyList<(RankedLevel Level, ConditionNeed[] Needs)> counted)
    {
        Hide(counted, n => n.Have, n => n.Hidden());
        Hide(counted, n => n.Unmet, n => n.WithoutUnmet());
    }

    private static void Hide(IReadOnlyList<(RankedLevel Level, ConditionNeed[] Needs)> counted, Func<ConditionNeed, Estimate?> number, Func<ConditionNeed, ConditionNeed> hide)
    {
        // What one level hides can be added up from the next: the smallest areas last.
        ConditionNeed[]? larger = null;
        foreach (var (level, needs) in counted.OrderByDescending(c => c.Level.Level is AreaLevel.Ltla24).ThenByDescending(c => c.Level.Level is AreaLevel.Msoa21))
        {
            for (var a = 0; a < needs.Length; a++)
            {
                if (number(needs[a]) is { Value: < ConditionNeed.FewestShown }) needs[a] = hide(needs[a]);
            }

            // Numbers of ICBs and of England are not shown: nothing of an authority can be reckoned from them.
            if (level.Level != AreaLevel.Ltla24)
            {
                foreach (var (members, group) in level.Withins[^1].Members.Select((m, g) => (m, g)))
                    HideBeside(needs, members, larger is null || !larger[group].Suppressed ? 2 : 1, number, hide);
            }

            larger = needs;
        }
    }

    /// <summary>Of areas that add up to a number that is shown none or at least two are hidden; of one that is hidden, at least one.</summary>
    private static void HideBeside(ConditionNeed[] needs, int[] members, int least, Func<ConditionNeed, Estimate?> number, Func<ConditionNeed, ConditionNeed> hide)
    {
        // An area of which too little is known has no number either, and hides its neighbours as well.
        var hidden = members.Count(a => number(needs[a]) is null);
        if (hidden >= least || (least == 2 && !members.Any(a => needs[a].Suppressed))) return;
        foreach (var a in members.Where(a => number(needs[a]) is not null).OrderBy(a => number(needs[a])!.Value.Value).Take(least - hidden).ToArray())
            needs[a] = hide(needs[a]);
    }
}
