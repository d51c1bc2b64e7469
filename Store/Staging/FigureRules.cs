using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Staging;

/// <summary>The row rules, in the order in which a row meets them.</summary>
internal static class FigureRules
{
    // Larger than any figure, and small enough for exact sums of figures weighted by people.
    private const string Lowest = "coalesce(i.minimum, -1e12)";
    private const string Highest = "coalesce(i.maximum, 1e12)";

    public static readonly IReadOnlyList<FigureRule> All =
    [
        new("indicator", "The indicator is one of the source's in the catalogue.", "i.id is null", "f.indicator", "'an indicator of ' || f.source"),
        new("period", "The period can be read.", "f.period is null or f.period not in (select period from work.period)", "f.period", "'a form such as 2019, 2009–13 or 2016/17'"),
        new("sex", "The sex is one of three words.", $"f.sex is null or f.sex not in ({Words<Sex>()})", "f.sex", $"'{EnumWords.Listed<Sex>()}'"),
        new(
            "area",
            "The area is one of the indicator's native level.",
            $"f.area is null or not exists (select 1 from {FigureVintages.KnownAreas} k where k.level = i.native_level and k.code = f.area)",
            "f.area",
            "'a code of level ' || i.native_level"),
        new(
            "key",
            "An indicator has one figure per area, period and sex.",
            """
            (f.indicator, f.area, f.period, f.sex) in (
                select (d.indicator, d.area, d.period, d.sex) from work.figure d group by d.indicator, d.area, d.period, d.sex having count(*) > 1)
            """,
            "f.value",
            "'one row'"),
        new("value-or-reason", "A figure is a value or a reason why there is none.", "(f.value is null) = (f.missing is null)", "coalesce(nullif(concat_ws(' and ', f.value, f.missing), ''), 'neither')", "'one of the two'", KeepsPlace: true),
        new(
            "reason",
            "The reason is one of five words.",
            $"f.missing is not null and f.missing not in ({Words<MissingReason>()})",
            "f.missing",
            $"'{EnumWords.Listed<MissingReason>()}'",
            KeepsPlace: true),
        new("range", "The value is possible for the indicator.", $"f.value not between {Lowest} and {Highest}", "f.value", $"{Lowest} || ' to ' || {Highest}", KeepsPlace: true),
        new("people", "Counts and denominators are possible numbers of people.", "f.count not between 0 and 1e9 or f.denominator not between 0 and 1e9", "concat_ws(' of ', f.count, f.denominator)", "'0 to 1,000,000,000'", KeepsPlace: true),
        new("limits", "The confidence limits hold the value.", "f.lower > f.value or f.upper < f.value or not isfinite(f.lower) or not isfinite(f.upper)", "concat_ws(' ≤ ', f.lower, f.value, f.upper)", "'lower ≤ value ≤ upper'", KeepsPlace: true),
    ];

    private static string Words<T>()
        where T : struct, Enum => string.Join(", ", EnumWords.All<T>().Select(w => $"'{w}'"));
}

/// <summary>A rule that single rows must keep, as SQL over <c>figure f</c> and its indicator <c>i</c> (null where unknown).</summary>
/// <param name="Breach">True for a row that breaks it.</param>
/// <param name="KeepsPlace">True where indicator, area and period are sound, so that the area can show that a figure failed.</param>
internal sealed record FigureRule(string Id, string Reason, string Breach, string Found, string Expected, bool KeepsPlace = false)
{
    private const string Rows = "work.figure f left join indicator i on i.id = f.indicator and i.source = f.source";

    public void Apply(Session session, CancellationToken token)
    {
        var found = session.Execute(
            $"""
            insert into work.rejection
            select f.source, $rule, f.line, concat_ws(' ', f.indicator, f.area, f.period, f.sex), $reason, coalesce(({Found})::varchar, 'nothing'), coalesce(({Expected})::varchar, 'any')
            from {Rows} where {Breach}
            """,
            [("rule", Id), ("reason", Reason)],
            token);
        if (found > 0)
            session.Execute(KeepsPlace ? Fail : Remove, [("rule", Id)], token);
    }

    private const string Broken = "(source, line) in (select (r.source, r.line) from work.rejection r where r.rule = $rule)";

    private static string Remove => $"delete from work.figure where {Broken}";

    private static string Fail => $"update work.figure set value = null, lower = null, upper = null, count = null, denominator = null, missing = 'failed' where {Broken}";
}

/// <summary>Takes breakdowns into the release as published: they are of England and of authorities as they are, and are carried nowhere.</summary>
internal static class BreakdownRules
{
    private const string Known = "exists (select 1 from indicator i where i.id = b.indicator and i.source = b.source) and b.area in (select code from area)";

    public static void Settle(Session session, CancellationToken token)
    {
        session.Execute(
            $"""
            insert into work.rejection
            select b.source, 'breakdown-area', null, concat_ws(' ', b.indicator, b.area, b.period, b.sex, b.age, b.category_type, b.category),
                'A breakdown is of an indicator of the source, and of England or an authority of the release.', concat_ws(' ', b.indicator, b.area), 'an indicator and an area of the release'
            from work.published_breakdown b where not ({Known})
            """,
            [],
            token);
        session.Execute(
            $"""
            insert into work.breakdown by name
            select b.* exclude (source) replace (case when b.missing is distinct from 'suppressed' then b.count end as count) from work.published_breakdown b where {Known}
            """,
            [],
            token);
    }
}
