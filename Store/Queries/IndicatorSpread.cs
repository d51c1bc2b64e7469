using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Indicators;
using HealthNeeds.Core.Text;
using HealthNeeds.Core.Time;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Store.Queries;

/// <summary>How an indicator spreads over the areas of one level inside <paramref name="Within"/>.</summary>
/// <param name="Areas">How many of them have a value.</param>
/// <param name="P10">A tenth of them have a value no higher than this.</param>
/// <param name="Mean">The plain mean over areas, not weighted by people.</param>
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
    double Mean)
{
    /// <summary>Of so many of its areas a spread must be for a place to be compared with it.</summary>
    public const double LeastCoverage = 0.9;

    /// <summary>How many areas of the level there are inside <see cref="Within"/>.</summary>
    public int Of { get; init; }

    /// <summary>False where too few of the areas have a value to compare with.</summary>
    public bool IsComparator => Areas >= LeastCoverage * Of;
}

internal sealed record SpreadRow(
    string Indicator,
    string Period,
    string Sex,
    string Level,
    string Within,
    int Areas,
    double Minimum,
    double P10,
    double P25,
    double Median,
    double P75,
    double P90,
    double Maximum,
    double Mean,
    int There)
{
    public const string Columns = "s.indicator, s.period, s.sex, s.level, s.within, s.areas, s.minimum, s.p10, s.p25, s.median, s.p75, s.p90, s.maximum, s.mean, there.areas::integer as there";

    /// <summary>Spreads (s) beside how many areas of their level there are (there).</summary>
    public const string Table = """
        indicator_spread s
        join (
            select level, within, count(*) as areas from (select level, unnest(['E92000001', icb, ltla24]) as within from area) group by all) there
        on there.level = s.level and there.within = s.within
        """;

    public IndicatorSpread ToSpread() => new(
        new IndicatorId(Indicator),
        Core.Time.Period.Parse(Period),
        EnumWords.Parse<Sex>(Sex),
        EnumWords.Parse<AreaLevel>(Level),
        new AreaCode(Within),
        Areas,
        Minimum,
        P10,
        P25,
        Median,
        P75,
        P90,
        Maximum,
        Mean)
    {
        Of = There,
    };
}
