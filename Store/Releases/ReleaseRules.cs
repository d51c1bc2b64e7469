using HealthNeeds.Store.Schema;

namespace HealthNeeds.Store.Releases;

/// <summary>What holds of every release: each rule is a query that finds examples, in words, of its breach.</summary>
internal static class ReleaseRules
{
    public static readonly IReadOnlyList<(string Rule, string Sql)> All =
    [
        ("There is one release row", "select count(*) || ' found' as example from release having count(*) <> 1"),
        ("An area's parents are areas of the release", """
            select a.code || ' lies in ' || p.code as example
            from area a, lateral (select unnest([a.msoa21, a.ltla24, a.icb]) as code) p
            where p.code is not null and p.code not in (select code from area)
            """),
        ("ICBs that followed others are ICBs of the release", "select distinct h.now as example from icb_history h where h.now not in (select code from area where level = 'icb')"),
        ("The LSOAs of a former ICB are all followed", """
            select vintage || ' ' || former as example from icb_history group by vintage, former having sum(lsoas) <> min(former_lsoas) or min(former_lsoas) <> max(former_lsoas)
            """),
        .. Unique("observation", "indicator, area, period, sex"),
        .. Unique("breakdown", "indicator, area, period, sex, age, category_type, category"),
        .. Unique("indicator_spread", "indicator, period, sex, level, within"),
        .. Unique("ranking", "focus, area"),
        .. Unique("ranking_within", "focus, area, within"),
        .. Unique("ranking_kind", "focus, kind, area, within"),
        .. Unique("condition_need", "condition, area"),
        .. Unique("rank_move", "focus, area, within"),
        ("Series sum up the observations", """
            select series || ' in series, ' || observations || ' observed' as example
            from (select (select coalesce(sum(areas), 0)::bigint from series) as series, (select count(*) from observation) as observations)
            where series <> observations
            """),
        ("A move ends where the area ranks", """
            select m.focus || ' ' || m.area || ' within ' || m.within as example
            from rank_move m left join ranking_within w on w.focus = m.focus and w.level = m.level and w.area = m.area and w.within = m.within
            where (m.to_median, m.to_lower, m.to_upper) is distinct from (w.median, w.lower, w.upper)
            """),
        ("A move beyond noise is larger than the joint interval", $"""
            select m.focus || ' ' || m.area || ' within ' || m.within as example from rank_move m
            where m.beyond_noise is distinct from {MoveRow.IsBeyondNoise}
            """),
        .. Unique("contribution", "focus, area, side, domain"),
        .. Unique("match", "area, focus, need, asset"),
        .. Unique("no_match", "area, focus, need"),
        .. Known("indicator", "source", "source", "id"),
        .. Known("predecessor", "code", "area", "code"),
        .. Known("observation", "area", "area", "code"),
        .. Known("observation", "indicator", "indicator", "id"),
        .. Known("breakdown", "area", "area", "code"),
        .. Known("breakdown", "indicator", "indicator", "id"),
        .. Known("indicator_spread", "indicator", "indicator", "id"),
        .. Known("indicator_spread", "within", "area", "code"),
        .. Known("ranking_within", "within", "area", "code"),
        .. Known("ranking_kind", "within", "area", "code"),
        .. Known("condition_need", "condition", "condition", "id"),
        .. Known("condition_need", "area", "area", "code"),
        .. Known("match", "area", "area", "code"),
        .. Known("match", "asset", "asset", "id"),
        .. Known("match", "need", "need", "id"),
        .. Known("asset_outlook", "asset", "asset", "id"),
        .. Known("no_match", "area", "area", "code"),
        .. Known("no_match", "need", "need", "id"),
        .. Known("sensitivity", "extent", "area", "code"),
        .. FocusIsKnown("ranking", "ranking_within", "ranking_kind", "contribution", "condition", "match", "no_match", "sensitivity"),
        ("A ranking is of an area at its level", """
            select r.focus || ' ' || r.area || ' at ' || r.level as example
            from ranking r left join area a on a.code = r.area and a.level = r.level where a.code is null
            """),
        ("Every focus area ranks every area of a ranked level, or none of it", """
            select r.focus || ' ranks ' || r.areas || ' of ' || a.areas || ' areas at ' || r.level as example
            from (select focus, level, count(*) as areas from ranking group by all) r
            join (select level, count(*) as areas from area group by all) a on a.level = r.level
            where r.areas <> a.areas
            """),
        ("There is an overall ranking at every ranked level", """
            select 'none at ' || l.level as example from (select unnest(['lsoa21', 'msoa21', 'ltla24']) as level) l
            where l.level not in (select level from ranking where focus = 'overall')
            """),
        ("Every ranked area has a rank inside England", """
            select r.focus || ' ' || r.area as example from ranking r
            left join ranking_within w on w.focus = r.focus and w.area = r.area and w.level = r.level and w.within = 'E92000001'
            where w.area is null
            """),
        ("Every ranked area has a rank inside its ICB", """
            select r.focus || ' ' || r.area as example from ranking r join area a on a.code = r.area
            left join ranking_within w on w.focus = r.focus and w.area = r.area and w.level = r.level and w.within = a.icb
            where a.icb is not null and w.area is null
            """),
        ("A rank belongs to a ranking", """
            select w.focus || ' ' || w.area as example from ranking_within w
            left join ranking r on r.focus = w.focus and r.area = w.area and r.level = w.level where r.area is null
            """),
        ("A rank is among as many areas as are ranked there", """
            select focus || ' ' || level || ' within ' || within || ': ' || count(*) || ' ranked, among ' || any_value(areas) as example
            from ranking_within group by focus, level, within having count(*) <> min(areas) or count(*) <> max(areas)
            """),
        .. RankingRules.All,
        .. ResearchRules.All,
        .. Unique("trust_catchment", "msoa, trust, admission"),
        .. Known("trust_catchment", "source", "source", "id"),
        .. CatchmentRules.All,
        .. Unique("postcode", "postcode"),
        .. Known("postcode", "source", "source", "id"),
        .. PostcodeRules.All,
        .. Unique("ward", "lsoa21"),
        .. Known("ward", "source", "source", "id"),
        .. Unique("practice_network", "practice"),
        .. Known("practice_network", "source", "source", "id"),
        .. PlaceGroupRules.All,
        ("Contributions sum to the score within 0.00001", """
            select r.focus || ' ' || r.area || ': ' || r.score || ' against ' || coalesce(c.total, 0) as example
            from ranking r
            left join (select focus, area, sum(value) as total from contribution group by all) c on c.focus = r.focus and c.area = r.area
            where not (abs(r.score - coalesce(c.total, 0)) <= 0.00001)
            """),
        ("A contribution belongs to a ranking", """
            select c.focus || ' ' || c.area as example from contribution c
            left join ranking r on r.focus = c.focus and r.area = c.area and r.level = c.level where r.area is null
            """),
        .. BasisRules.All,
        .. SuppressionRules.All,
        ("A sensitivity lies within its limits, and these between 0 and 1", "select focus || ' ' || extent || ' ' || factor as example from sensitivity where not (first_order between first_lower and first_upper and total between total_lower and total_upper and least(first_lower, total_lower) >= 0 and greatest(first_upper, total_upper) <= 1)"),
        ("Figures are finite", """
            select indicator || ' ' || area as example from observation where not isfinite(value) or not isfinite(lower) or not isfinite(upper)
            """),
        ("Scores are finite", "select focus || ' ' || area as example from ranking where not isfinite(score) or not isfinite(burden) or not isfinite(gap)"),
    ];

    /// <summary>Numbers first: rows with one key have one hash, so the texts of millions need not be held beside each other.</summary>
    private static IEnumerable<(string Rule, string Sql)> Unique(string table, string key)
    {
        yield return ($"{table} has one row per {key}", $"""
            select concat_ws(' ', {key}) || ': ' || count(*) || ' rows' as example
            from {table} where hash({key}) in (select hash({key}) from {table} group by 1 having count(*) > 1) group by {key} having count(*) > 1
            """);
    }

    private static IEnumerable<(string Rule, string Sql)> Known(string table, string column, string parent, string key)
    {
        yield return ($"The {column} of {table} is known", $"""
            select t.{column} as example from (select distinct {column} from {table}) t where t.{column} not in (select {key} from {parent})
            """);
    }

    private static IEnumerable<(string Rule, string Sql)> FocusIsKnown(params string[] tables) => tables.Select(table =>
        ($"The focus of {table} is known", $"""
        select t.focus as example from (select distinct focus from {table}) t
        where t.focus <> 'overall' and t.focus not in (select id from focus_area)
        """));
}
