using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Indicators;
using HealthNeeds.Core.Time;

namespace HealthNeeds.Store.Queries;

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
    double Mean)
{
    public const string Columns = "s.indicator, s.period, s.sex, s.level, s.within, s.areas, s.minimum, s.p10, s.p25, s.median, s.p75, s.p90, s.maximum, s.mean";

    public IndicatorSpread ToSpread() => new(
        new IndicatorId(Indicator),
        Core.Time.Period.Parse(Period),
        StoredNames.ParseSex(Sex),
        AreaLevels.TryParse(Level, out var level) ? level : throw new FormatException($"'{Level}' is not an area level."),
        new AreaCode(Within),
        Areas,
        Minimum,
        P10,
        P25,
        Median,
        P75,
        P90,
        Maximum,
        Mean);
}
