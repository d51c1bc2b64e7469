namespace HealthNeeds.Store.Releases;

/// <summary>
/// Counts that tell one which is suppressed: women and men are all persons, and the areas of one level that lie in a larger one are its count. Where one term of such a sum is suppressed
/// and all others are shown, it is what they leave. Each query names one figure whose hiding ends that: the smallest part, or the whole where it has no other part.
/// An area that the publisher leaves out is taken to count nobody, which is the most that the others can tell: a reader who reckons wrongly harms no one, one who reckons rightly does.
/// Columns: place ("observation" or "breakdown"), and the key.
/// </summary>
internal static class ReckonableFigures
{
    /// <summary>What a figure is about, but for the place where it stands.</summary>
    public const string Key = "indicator, area, period, sex, age, category_type, category";

    private static readonly string Suppressed = $"coalesce(missing = 'suppressed' and ({string.Join(" or ", SuppressionNotes.Words.Select(w => $"note ilike '%{w}%'"))}), false)";

    /// <summary>What nobody counted is not in the publisher's sums either.</summary>
    private const string LeftOut = "coalesce(missing in ('not-collected', 'not-applicable', 'not-in-source'), false)";

    /// <summary>
    /// People among whom a figure counts, by its unit: a rate that is printed in full gives, times its denominator, the whole number that it was made from, to a thousandth. One that was rounded,
    /// standardised or modelled gives none but by chance, and is no count. Ratios and scores are not looked at: their denominators are not people of whom some are counted.
    /// </summary>
    private const string Reckoned = """
        f.value * f.denominator / case d.unit when '%' then 100 when 'per 100' then 100 when 'per 1,000' then 1000 when 'per 10,000' then 10000 when 'per 100,000' then 100000 end
        """;

    /// <summary>Every figure of both tables, with its count where that is shown or its rate tells it, and whether it is suppressed for certain.</summary>
    /// <param name="tables">In front of the tables' names: "work." while a release is written, nothing in a finished one.</param>
    public static string Figures(string tables) => FiguresWhere(tables, "true");

    /// <summary>Those of indicators that have a suppressed one: none is told by another indicator's, and most have none.</summary>
    private static string FiguresAround(string tables) => FiguresWhere(
        tables,
        $"f.indicator in (select indicator from {tables}observation where {Suppressed} union select indicator from {tables}breakdown where {Suppressed})");

    /// <param name="condition">On a figure <c>f</c> of either table.</param>
    private static string FiguresWhere(string tables, string condition) => $"""
        select * exclude (reckoned) replace (coalesce(count, case when reckoned >= 0 and abs(reckoned - round(reckoned)) <= 0.001 then round(reckoned) end) as count) from (
            select 'observation' as place, indicator, area, period, sex, '' as age, '' as category_type, '' as category, count, {Reckoned} as reckoned, {Suppressed} as suppressed, {LeftOut} as left_out
            from {tables}observation f left join indicator d on d.id = f.indicator where {condition}
            union all
            select 'breakdown', {Key}, count, {Reckoned}, {Suppressed}, {LeftOut} from {tables}breakdown f left join indicator d on d.id = f.indicator where {condition})
        """;

    /// <summary>
    /// Sums of women and men. A sex that a breakdown by age has not got stands among the observations, which have no age beside them in a release: they stand for an age of which the breakdown
    /// has the other sexes and never this one. Where several are like that, they stand for those whose sums that are shown whole come out, if any do, and never for one whose sums do not: most are
    /// out by more than rounding explains, so it is another age.
    /// </summary>
    /// <inheritdoc cref="Figures" path="/param"/>
    public static string OfSexes(string tables) => $"""
        with figure as ({FiguresAround(tables)}),
        near as (select * from figure semi join (select distinct indicator, area, period from figure where suppressed) using (indicator, area, period)),
        part as (select * from figure where place = 'breakdown' and category_type = '' and category = '' and indicator in (select indicator from near)),
        stand as (
            select w.indicator, w.sex, a.age
            from (select distinct indicator, sex from near where place = 'observation') w join (select distinct indicator, age from part) a using (indicator)
            anti join part p on (p.indicator, p.age, p.sex) = (w.indicator, a.age, w.sex)),
        whole as (
            select indicator, age, max(count) filter (sex = 'persons') as persons, sum(count) filter (sex <> 'persons') as apart
            from (select indicator, area, period, sex, age, count from part union all select f.indicator, f.area, f.period, f.sex, s.age, f.count from figure f join stand s using (indicator, sex) where f.place = 'observation')
            group by indicator, area, period, age having count(*) = 3 and count(count) = 3),
        sums as (select indicator, age, 2 * count(*) filter (abs(persons - apart) <= greatest(10, 0.01 * persons)) >= count(*) as fit from whole group by indicator, age),
        meant as (
            select s.* from stand s left join sums n using (indicator, age)
            where coalesce(n.fit, s.indicator not in (select indicator from sums where fit))),
        term as (
            select place as home, * from near
            union all
            select 'breakdown', w.* replace (s.age as age) from near w join meant s using (indicator, sex) where w.place = 'observation'),
        total as (
            select indicator, area, period, age, category_type, category, coalesce(min(struct_pack(count := count, sex := sex, place := place)) filter (count > 0 and sex <> 'persons'), min(struct_pack(count := count, sex := sex, place := place)) filter (count is not null and sex <> 'persons')) as smallest
            from term group by home, indicator, area, period, age, category_type, category
            having count(*) = 3 and count(*) filter (count is null) = 1 and count(*) filter (count is null and suppressed) = 1)
        select smallest.place as place, indicator, area, period, smallest.sex as sex, case smallest.place when 'breakdown' then age else '' end as age, category_type, category from total
        """;

    /// <summary>Sums of the areas of one level over an area that is made of them. The whole is hidden only where all its parts are there: else they do not tell it.</summary>
    /// <inheritdoc cref="Figures" path="/param"/>
    public static string OfAreas(string tables) => $"""
        with figure as ({FiguresAround(tables)}),
        near as (select * from figure semi join (select distinct place, indicator, period, sex, age, category_type, category from figure where suppressed) using (place, indicator, period, sex, age, category_type, category)),
        member as (
            select code, level, whole from (select code, level, unnest([msoa21, ltla24, 'E92000001']) as whole from area where level in ('lsoa21', 'msoa21', 'ltla24'))
            where whole is not null and whole <> code),
        size as (select whole, level, count(*) as members from member group by all),
        parts as (
            select n.place, n.indicator, n.period, n.sex, n.age, n.category_type, n.category, m.whole, m.level, count(*) as present, count(*) filter (n.count is null) as unknown,
                count(*) filter (n.count is null and n.suppressed) as suppressed, coalesce(min(struct_pack(count := n.count, area := n.area)) filter (n.count > 0), min(struct_pack(count := n.count, area := n.area)) filter (n.count is not null)) as smallest
            from near n join member m on m.code = n.area where not n.left_out group by all)
        select p.place, p.indicator, coalesce(p.smallest.area, p.whole) as area, p.period, p.sex, p.age, p.category_type, p.category
        from parts p join size s on (s.whole, s.level) = (p.whole, p.level)
        join near w on (w.area, w.place, w.indicator, w.period, w.sex, w.age, w.category_type, w.category) = (p.whole, p.place, p.indicator, p.period, p.sex, p.age, p.category_type, p.category)
        where (p.smallest is not null or p.present = s.members)
            and ((p.unknown = 1 and p.suppressed = 1 and w.count is not null) or (p.unknown = 0 and w.count is null and w.suppressed))
        """;
}
