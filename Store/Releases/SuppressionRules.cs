namespace HealthNeeds.Store.Releases;

/// <summary>What is hidden because it is about few people cannot be reckoned from what a release shows, as <see cref="ReleaseRules"/> has it.</summary>
internal static class SuppressionRules
{
    public static readonly IReadOnlyList<(string Rule, string Sql)> All =
    [
        ("A suppressed figure has no number beside it", """
            select indicator || ' ' || area || ' ' || period || ' ' || sex as example from observation
            where missing = 'suppressed' and (count is not null or lower is not null or upper is not null)
            """),
        ("A suppressed figure of a breakdown has no number beside it", """
            select concat_ws(' ', indicator, area, period, sex, age, category) as example from breakdown
            where missing = 'suppressed' and (count is not null or lower is not null or upper is not null)
            """),
        ("No suppressed count is what those of the other sexes leave", $"select concat_ws(' ', indicator, area, period, sex, age, category) as example from ({ReckonableFigures.OfSexes(string.Empty)})"),
        ("No suppressed count is what those of other areas leave", $"select concat_ws(' ', indicator, area, period, sex, age, category) as example from ({ReckonableFigures.OfAreas(string.Empty)})"),
        .. LeftOf("have"),
        .. LeftOf("unmet"),
    ];

    /// <summary>
    /// Numbers of LSOAs add up to that of their MSOA, and those to the authority's: one that is hidden alone is what the others leave. Numbers of authorities add up to none
    /// that is shown.
    /// </summary>
    private static IEnumerable<(string Rule, string Sql)> LeftOf(string number)
    {
        yield return ($"No hidden {number} of a condition is what is left of a larger area's", $"""
            select n.condition || ' in ' || g.area || ': ' || any_value(n.area) filter (n.suppressed) as example
            from condition_need n join area a on a.code = n.area
            join condition_need g on g.condition = n.condition and g.area = case n.level when 'lsoa21' then a.msoa21 when 'msoa21' then a.ltla24 end
            where g.{number} is not null
            group by n.condition, g.area
            having count(*) filter (n.{number} is null) = 1 and count(*) filter (n.{number} is null and n.suppressed) = 1 and count(*) > 1
            """);
    }
}
