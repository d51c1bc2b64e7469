namespace HealthNeeds.Store.Attribution;

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
        new("sex", "The sex is one of three words.", "f.sex is null or f.sex not in ('persons', 'female', 'male')", "f.sex", "'persons, female or male'"),
        new(
            "area",
            "The area is one of the indicator's native level.",
            $"f.area is null or not exists (select 1 from {FigureBatches.KnownAreas} k where k.level = i.native_level and k.code = f.area)",
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
            "f.missing is not null and f.missing not in ('suppressed', 'not-collected', 'not-applicable', 'not-in-source', 'failed')",
            "f.missing",
            "'suppressed, not-collected, not-applicable, not-in-source or failed'",
            KeepsPlace: true),
        new("range", "The value is possible for the indicator.", $"f.value not between {Lowest} and {Highest}", "f.value", $"{Lowest} || ' to ' || {Highest}", KeepsPlace: true),
        new("people", "Counts and denominators are possible numbers of people.", "f.count not between 0 and 1e9 or f.denominator not between 0 and 1e9", "concat_ws(' of ', f.count, f.denominator)", "'0 to 1,000,000,000'", KeepsPlace: true),
        new("limits", "The confidence limits hold the value.", "f.lower > f.value or f.upper < f.value or not isfinite(f.lower) or not isfinite(f.upper)", "concat_ws(' ≤ ', f.lower, f.value, f.upper)", "'lower ≤ value ≤ upper'", KeepsPlace: true),
    ];
}
