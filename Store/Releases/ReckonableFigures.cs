using HealthNeeds.Core.Indicators;

namespace HealthNeeds.Store.Releases;

/// <summary>
/// Counts that tell one which is suppressed: women and men are all persons, and the areas of one level that lie in a larger one are its count. Where one term of such a sum is suppressed
/// and all others are shown, it is what they leave. Each query names one figure whose hiding ends that: the smallest part, or the whole where it has no other part.
/// Columns: place ("observation" or "breakdown"), and the key.
/// </summary>
internal static class ReckonableFigures
{
    /// <summary>What a figure is about, but for the place where it stands.</summary>
    public const string Key = "indicator, area, period, sex, age, category_type, category";

    private static readonly string Suppressed = $"coalesce(missing = 'suppressed' and ({string.Join(" or ", SuppressionNotes.Words.Select(w => $"note ilike '%{w}%'"))}), false)";

    /// <summary>Every figure of both tables, with its count where that is shown, and whether it is suppressed for certain.</summary>
    /// <param name="tables">In front of the tables' names: "work." while a release is written, nothing in a finished one.</param>
    public static string Figures(string tables) => $"""
        select 'observation' as place, indicator, area, period, sex, '' as age, '' as category_type, '' as category, count, {Suppressed} as suppressed from {tables}observation
        union all
        select 'breakdown', {Key}, count, {Suppressed} from {tables}breakdown
        """;

    /// <summary>Sums of women and men. What a breakdown by age has not got stands among the observations, for it is about everybody meant.</summary>
    /// <inheritdoc cref="Figures" path="/param"/>
    public static string OfSexes(string tables) => $"""
        with figure as ({Figures(tables)}),
        near as (select * from figure semi join (select distinct indicator, area, period from figure where suppressed) using (indicator, area, period)),
        part as (select * from near where place = 'breakdown' and category_type = '' and category = ''),
        term as (
            select place as home, * from near
            union all
            select 'breakdown', w.* replace (a.age as age) from near w join (select distinct indicator, area, period, age from part) a using (indicator, area, period)
            where w.place = 'observation' and not exists (from part p where (p.indicator, p.area, p.period, p.age, p.sex) = (w.indicator, w.area, w.period, a.age, w.sex))),
        total as (
            select indicator, area, period, age, category_type, category, coalesce(min(struct_pack(count := count, sex := sex, place := place)) filter (count > 0 and sex <> 'persons'), min(struct_pack(count := count, sex := sex, place := place)) filter (count is not null and sex <> 'persons')) as smallest
            from term group by home, indicator, area, period, age, category_type, category
            having count(*) = 3 and count(*) filter (count is null) = 1 and count(*) filter (count is null and suppressed) = 1)
        select smallest.place as place, indicator, area, period, smallest.sex as sex, case smallest.place when 'breakdown' then age else '' end as age, category_type, category from total
        """;

    /// <summary>Sums of the areas of one level over an area that is made of them.</summary>
    /// <inheritdoc cref="Figures" path="/param"/>
    public static string OfAreas(string tables) => $"""
        with figure as ({Figures(tables)}),
        near as (select * from figure semi join (select distinct place, indicator, period, sex, age, category_type, category from figure where suppressed) using (place, indicator, period, sex, age, category_type, category)),
        member as (
            select code, level, whole from (select code, level, unnest([msoa21, ltla24, 'E92000001']) as whole from area where level in ('lsoa21', 'msoa21', 'ltla24'))
            where whole is not null and whole <> code),
        size as (select whole, level, count(*) as members from member group by all),
        parts as (
            select n.place, n.indicator, n.period, n.sex, n.age, n.category_type, n.category, m.whole, m.level, count(*) as present, count(*) filter (n.count is null) as unknown,
                count(*) filter (n.count is null and n.suppressed) as suppressed, coalesce(min(struct_pack(count := n.count, area := n.area)) filter (n.count > 0), min(struct_pack(count := n.count, area := n.area)) filter (n.count is not null)) as smallest
            from near n join member m on m.code = n.area group by all)
        select p.place, p.indicator, coalesce(p.smallest.area, p.whole) as area, p.period, p.sex, p.age, p.category_type, p.category
        from parts p join size s on (s.whole, s.level, s.members) = (p.whole, p.level, p.present)
        join near w on (w.area, w.place, w.indicator, w.period, w.sex, w.age, w.category_type, w.category) = (p.whole, p.place, p.indicator, p.period, p.sex, p.age, p.category_type, p.category)
        where (p.unknown = 1 and p.suppressed = 1 and w.count is not null) or (p.unknown = 0 and w.count is null and w.suppressed)
        """;
}
