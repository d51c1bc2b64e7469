using HealthNeeds.Analytics.Frames;

namespace HealthNeeds.Analytics.Scenarios;

/// <summary>The areas a scenario ranks, as a level of their own, and the LSOAs they are made of.</summary>
/// <param name="Rows">Positions among England's LSOAs, ascending.</param>
internal sealed record ScenarioScope(RankedLevel Level, int[] Rows)
{
    /// <exception cref="ArgumentException">Areas of the level are not ranked within that area.</exception>
    public static ScenarioScope Of(IReadOnlyList<RankedLevel> levels, NeedScenario scenario)
    {
        var level = levels.SingleOrDefault(l => l.Level == scenario.Level) ?? throw new ArgumentException($"Areas of level {scenario.Level} are not ranked.", nameof(scenario));
        var within = level.Withins.FirstOrDefault(w => Array.BinarySearch(w.Codes, scenario.Within) >= 0)
            ?? throw new ArgumentException($"Areas of level {scenario.Level} are not ranked within {scenario.Within}.", nameof(scenario));
        var areas = within.Members[Array.BinarySearch(within.Codes, scenario.Within)];
        var place = new int[level.Count];
        Array.Fill(place, -1);
        for (var k = 0; k < areas.Length; k++) place[areas[k]] = k;
        int[] rows = [.. Enumerable.Range(0, level.AreaOfLsoa.Length).Where(i => place[level.AreaOfLsoa[i]] >= 0)];
        return new ScenarioScope(
            new RankedLevel(level.Level, Array.ConvertAll(areas, a => level.Codes[a]), Array.ConvertAll(rows, r => place[level.AreaOfLsoa[r]]), [new AreaGroups([.. Enumerable.Repeat(scenario.Within, areas.Length)])]),
            rows);
    }
}
