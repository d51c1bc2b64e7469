namespace HealthNeeds.Store.Releases;

/// <summary>What holds of ranks by burden and gap, as <see cref="ReleaseRules"/> has it.</summary>
internal static class RankingRules
{
    public static readonly IReadOnlyList<(string Rule, string Sql)> All =
    [
        ("A rank by kind belongs to a ranking", """
            select w.focus || ' ' || w.area || ' by ' || w.kind as example from ranking_kind w
            left join ranking r on r.focus = w.focus and r.area = w.area and r.level = w.level where r.area is null
            """),
        ("A rank by kind is among as many areas as are ranked there", """
            select focus || ' by ' || kind || ' ' || level || ' within ' || within || ': ' || count(*) || ' ranked, among ' || any_value(areas) as example
            from ranking_kind group by focus, kind, level, within having count(*) <> min(areas) or count(*) <> max(areas)
            """),
        ("What is ranked by kind is ranked inside England and its ICB", """
            select p.focus || ' ' || p.area || ' by ' || p.kind || ' within ' || p.within as example
            from (
                select r.focus, k.kind, r.level, r.area, unnest(['E92000001', a.icb]) as within
                from (select distinct focus, kind, level from ranking_kind) k
                join ranking r on r.focus = k.focus and r.level = k.level join area a on a.code = r.area) p
            left join ranking_kind w on w.focus = p.focus and w.kind = p.kind and w.level = p.level and w.area = p.area and w.within = p.within
            where p.within is not null and w.area is null
            """),
        ("What is ranked by gap has a gap", """
            select k.focus || ' at ' || k.level as example from (select distinct focus, level from ranking_kind where kind = 'gap') k
            where not exists (select 1 from ranking r where r.focus = k.focus and r.level = k.level and r.gap is not null)
            """),
    ];
}

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
