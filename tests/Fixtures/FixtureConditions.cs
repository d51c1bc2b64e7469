using HealthNeeds.Core.Conditions;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Fixtures;

/// <summary>Three conditions: one whose care is known everywhere, one for authorities only, one nowhere; of the last it is not estimated either how many to expect. In one neighbourhood there are too few to show.</summary>
internal static class FixtureConditions
{
    public const string Known = "diabetes-blood-pressure";
    public const string AuthoritiesOnly = "cancer-screening";
    public const string CareUnknown = "smoking";

    /// <summary>Two LSOAs of one MSOA: one alone would be what the others leave of it.</summary>
    private static HashSet<AreaCode> Hidden() => [.. FixtureAreas.At(AreaLevel.Lsoa21).Where(a => a.Msoa == FixtureAreas.At(AreaLevel.Lsoa21).ElementAt(7).Msoa).Take(2).Select(a => a.Code)];

    public static void Append(ReleaseWriter writer)
    {
        writer.AppendConditions(
        [
            new Condition(Known, "cardio-respiratory", "People with diabetes whose blood pressure is above target", "residents aged 15 and over", CareKnown: true, "As practices record it."),
            new Condition(AuthoritiesOnly, "cancer", "Cancer screening not taken up", "residents aged 25 to 74", CareKnown: true, "The authority's figure."),
            new Condition(CareUnknown, "smoking-alcohol-obesity", "Smokers aged 15 and over", "residents aged 15 and over", CareKnown: false, "How many of them are not cared for is not known."),
        ]);
        var hidden = Hidden();
        foreach (var level in AreaLevels.Ranked)
            writer.AppendConditionNeeds(FixtureAreas.At(level).SelectMany((a, i) => new[] { Known, CareUnknown }.Select(c => (level, Need(c, a, i, hidden)))));
        writer.AppendConditionNeeds(FixtureAreas.At(AreaLevel.Ltla24).Select((a, i) => (AreaLevel.Ltla24, Need(AuthoritiesOnly, a, i, hidden))));
    }

    private static ConditionNeed Need(string condition, Area area, int position, HashSet<AreaCode> hidden)
    {
        if (hidden.Contains(area.Code)) return ConditionNeed.Unknown(condition, area.Code).Hidden();
        var people = 30.0 + (position % 23);
        return new ConditionNeed(condition, area.Code, new Estimate(people * 2, people * 1.8, people * 2.2), condition == CareUnknown ? null : new Estimate(people, people * 0.8, people * 1.25), new Estimate(people / 1.6, people / 2, people / 1.3), condition == CareUnknown ? null : new Estimate(people * 2.2, people * 2, people * 2.4), Suppressed: false);
    }
}
