namespace HealthNeeds.Store.Releases;

/// <summary>What holds of ranks by burden and gap, as <see cref="ReleaseRules"/> has it.</summary>
internal static class KindRules
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
                select r.focus, k.kind, r.level, r.area, unnest(['E92000001', a.icb24]) as within
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
