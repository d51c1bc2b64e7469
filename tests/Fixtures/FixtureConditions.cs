using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Conditions;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Fixtures;

/// <summary>Two conditions: one whose care is known everywhere, one for authorities only. In one neighbourhood there are too few to show.</summary>
internal static class FixtureConditions
{
    public const string Known = "diabetes-blood-pressure";
    public const string AuthoritiesOnly = "cancer-screening";

    public static void Append(ReleaseWriter writer)
    {
        writer.AppendConditions(
        [
            new Condition(Known, "cardio-respiratory", "People with diabetes whose blood pressure is above target", "residents aged 15 and over", CareKnown: true, "As practices record it."),
            new Condition(AuthoritiesOnly, "cancer", "Cancer screening not taken up", "residents aged 25 to 74", CareKnown: true, "The authority's figure."),
        ]);
        foreach (var level in AreaLevels.Ranked)
            writer.AppendConditionNeeds(FixtureAreas.At(level).Select((a, i) => (level, Need(Known, a, i))));
        writer.AppendConditionNeeds(FixtureAreas.At(AreaLevel.Ltla24).Select((a, i) => (AreaLevel.Ltla24, Need(AuthoritiesOnly, a, i))));
    }

    private static ConditionNeed Need(string condition, Area area, int position)
    {
        if (area.Level == AreaLevel.Lsoa21 && position == 7) return new ConditionNeed(condition, area.Code, null, null, null, null, Suppressed: true);
        var people = 30.0 + (position % 23);
        return new ConditionNeed(condition, area.Code, new Estimate(people, people * 0.8, people * 1.25), new Estimate(people / 1.6, people / 2, people / 1.3), people * 2, new Estimate(people * 2.2, people * 2, people * 2.4), Suppressed: false);
    }
}
