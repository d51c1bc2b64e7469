using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Store.Queries;

/// <summary>How an indicator spreads over the areas of one level inside <paramref name="Within"/>.</summary>
/// <param name="Areas">How many of them have a value.</param>
/// <param name="P10">A tenth of them have a value no higher than this.</param>
/// <param name="Mean">The plain mean over areas, not weighted by people.</param>
/// <param name="Of">How many areas of the level there are inside <paramref name="Within"/> that the indicator is published for.</param>
/// <param name="WithoutDistricts">True where it is published for upper-tier authorities: districts inside counties have no figure, and do not count.</param>
public sealed record IndicatorSpread(
    IndicatorId Indicator,
    Period Period,
    Sex Sex,
    AreaLevel Level,
    AreaCode Within,
    int Areas,
    double Minimum,
    double P10,
    double P25,
    double Median,
    double P75,
    double P90,
    double Maximum,
    double Mean,
    int Of = 0,
    bool WithoutDistricts = false)
{
    /// <summary>Of so many of its areas a spread must be for a place to be compared with it.</summary>
    public const double LeastCoverage = 0.9;

    /// <summary>False where too few of the areas have a value to compare with.</summary>
    public bool IsComparator => Areas >= LeastCoverage * Of;
}

/// <summary>Where spreads are read from, or worked out.</summary>
internal static class SpreadSql
{
    public const string Columns = """
        s.indicator, s.period, s.sex, s.level, s.within, s.areas, s.minimum, s.p10, s.p25, s.median, s.p75, s.p90, s.maximum, s.mean,
        (case when tier.indicator is null then there.areas else there.upper_tier end)::integer as "of", tier.indicator is not null and there.upper_tier < there.areas as without_districts
        """;

    private const string Tier = """
        (
            select distinct indicator from indicator_spread
            where level = 'ltla24' and indicator not in (select indicator from observation where area >= 'E07' and area < 'E08' and value is not null)) tier
        """;

    /// <summary>
    /// Spreads (s) beside how many areas of their level there are (there). What no district inside a county (E07) has a value of is published for
    /// upper-tier authorities (tier); where it is held for a few of those, it is still a few of all of them.
    /// </summary>
    public const string Table = $"""
        indicator_spread s
        join (
            select level, within, count(*) as areas, count(*) filter (not starts_with(code, 'E07')) as upper_tier
            from (select code, level, unnest(['E92000001', icb, ltla24]) as within from area) group by all) there
        on there.level = s.level and there.within = s.within
        left join {Tier} on s.level = 'ltla24' and tier.indicator = s.indicator
        """;

    /// <summary>The same of the areas of <c>$level</c> inside <c>$within</c>, which the release holds no spreads of: worked out from its figures as its own were. Which areas those are joined from, the caller says.</summary>
    public static readonly string TableWithin = $"""
        (select indicator, period, sex, level, 'E92000001' as within, areas, minimum, q[1] as p10, q[2] as p25, q[3] as median, q[4] as p75, q[5] as p90, maximum, mean
         from (
            select o.indicator, o.period, o.sex, a.level, count(*)::integer as areas, min(o.value) as minimum, max(o.value) as maximum,
                {ExactSum.Of("o.value")} / count(*) as mean, quantile_cont(o.value, [0.1, 0.25, 0.5, 0.75, 0.9]) as q
            from observation o join area a on a.code = o.area
            where o.value is not null and a.level = $level and {AreaRow.IsWithin}
            group by all having count(*) > 1)) s
        cross join (select count(*) as areas, count(*) filter (not starts_with(a.code, 'E07')) as upper_tier from area a where a.level = $level and {AreaRow.IsWithin}) there
        left join {Tier} on s.level = 'ltla24' and tier.indicator = s.indicator
        """;
}
