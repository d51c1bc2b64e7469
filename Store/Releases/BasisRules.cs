namespace HealthNeeds.Store.Releases;

/// <summary>What holds of what rankings are drawn from, as <see cref="ReleaseRules"/> has it.</summary>
internal static class BasisRules
{
    public static readonly IReadOnlyList<(string Rule, string Sql)> All =
    [
        ("A part of the ranking has an entry for each LSOA", """
            select p.id || ': ' || p.entries || ' entries, ' || l.areas || ' LSOAs' as example
            from (
                select id, unnest([len(log_ratio), len(own_error), len(msoa_error), len(authority_error)]) as entries from ranking_part
                union all select id, len(log_ratio) from ranking_residents) p,
                (select count(*) as areas from area where level = 'lsoa21') l
            where p.entries <> l.areas
            """),
        ("The parts and residents of a ranking's terms are known", """
            select t.focus || ' ' || t.id || ': ' || t.needs as example
            from (select focus, id, unnest(parts) as needs from ranking_term union all select focus, id, residents from ranking_term where residents is not null) t
            where t.needs not in (select id from ranking_part) and t.needs not in (select id from ranking_residents)
            """),
        ("Shares of a measure, and weights of the overall ranking, sum to 1", """
            select s.of || ': ' || s.total as example
            from (
                select focus || ' ' || kind as of, sum(share) as total from ranking_term group by all
                union all select 'overall ' || kind, sum(weight) from ranking_weight group by kind) s
            where abs(s.total - 1) > 0.000000001
            """),
        ("The measures of the overall ranking are known", """
            select w.focus || ' by ' || w.kind as example from ranking_weight w
            where not exists (select 1 from ranking_term t where t.focus = w.focus and t.kind = w.kind)
            """),
    ];
}
