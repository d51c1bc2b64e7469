using System.Collections.Concurrent;
using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Indicators;
using HealthNeeds.Core.Text;
using HealthNeeds.Core.Time;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Store.Queries;

internal sealed record ObservationRow(
    string Indicator,
    string Area,
    string Period,
    string Sex,
    double? Value,
    double? Lower,
    double? Upper,
    double? Count,
    double? Denominator,
    string? Missing,
    string Route,
    string? Note,
    string? Trend)
{
    public const string Columns = "o.indicator, o.area, o.period, o.sex, o.value, o.lower, o.upper, o.count, o.denominator, o.missing, o.route, o.note, o.trend";

    public Observation ToObservation()
    {
        var (indicator, area, period, sex) = (new IndicatorId(Indicator), new AreaCode(Area), StoredPeriod.Parse(Period), EnumWords.Parse<Sex>(Sex));
        var observation = Value is { } value
            ? Observation.Known(indicator, area, period, new FigureEstimate(value, Lower, Upper), sex, Count, Denominator)
            : Observation.Unknown(indicator, area, period, EnumWords.Parse<MissingReason>(Missing!), sex);
        return observation with { Note = Note, Trend = Trend is null ? null : EnumWords.Parse<Trend>(Trend) };
    }
}

/// <summary>Periods as releases write them: some hundred texts, each of which stands in thousands of rows and is read once.</summary>
internal static class StoredPeriod
{
    private const int Most = 10_000;

    private static readonly ConcurrentDictionary<string, Period> Read = new(StringComparer.Ordinal);

    public static Period Parse(string text)
    {
        if (Read.TryGetValue(text, out var period))
            return period;
        period = Period.Parse(text);
        if (Read.Count < Most)
            Read[text] = period;
        return period;
    }
}

internal sealed record BreakdownRow(
    string Area,
    string Period,
    string Sex,
    string Age,
    string CategoryType,
    string Category,
    double? Value,
    double? Lower,
    double? Upper,
    double? Count,
    double? Denominator,
    string? Missing,
    string? Note)
{
    public const string Columns = "b.area, b.period, b.sex, b.age, b.category_type, b.category, b.value, b.lower, b.upper, b.count, b.denominator, b.missing, b.note";

    public Breakdown ToBreakdown() => new(
        new AreaCode(Area),
        Core.Time.Period.Parse(Period),
        EnumWords.Parse<Sex>(Sex),
        Age,
        CategoryType,
        Category,
        Value is { } value ? new FigureEstimate(value, Lower, Upper) : null,
        Count,
        Denominator,
        Missing is null ? null : EnumWords.Parse<MissingReason>(Missing),
        Note);
}
