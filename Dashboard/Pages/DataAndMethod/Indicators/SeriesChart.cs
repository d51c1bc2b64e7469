using HealthNeeds.Dashboard.Api.Indicators;
using HealthNeeds.Dashboard.Charts;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Pages.DataAndMethod.Indicators;

/// <summary>A series over time by the region's authorities beside England, which is where series exist.</summary>
internal static class SeriesChart
{
    /// <param name="strong">The authority the chart is about; null for none, then England's limits are drawn.</param>
    /// <param name="asked">Whom it is about; null for persons where there are any, else women, else men.</param>
    /// <param name="fewest">Fewer periods make no chart.</param>
    public static ChartFigure? Of(ReleaseReading reading, Indicator indicator, AreaCode? strong, Sex? asked, int fewest, TimeProvider clock)
    {
        var places = reading.Remember($"series/{indicator.Id}", () => (IReadOnlyList<Place>)
            [.. reading.Authorities.Select(a => new Place(a.Code, a.Name, reading.Lease.Indicators.Series(indicator.Id, a.Code))), England(reading, indicator)]);
        var sex = asked ?? new[] { Sex.Persons, Sex.Female, Sex.Male }.FirstOrDefault(s => places.Any(p => p.Points.Any(o => o.Sex == s)));
        List<Place> held = [.. places.Select(p => p with { Points = [.. p.Points.Where(o => o.Sex == sex)] }).Where(p => p.Points.Any(o => o.Estimate is not null))];
        List<Period> periods = [.. held.SelectMany(p => p.Points).Where(o => o.Estimate is not null).Select(o => o.Period).Distinct().Order()];
        if (periods.Count < fewest) return null;
        var drawn = strong ?? AreaCode.England;
        return LineChart.Of(
            new ChartHeading(
                $"trend-{indicator.Id}",
                $"{IndicatorWords.Named(indicator).Replace(", local authority", string.Empty, StringComparison.Ordinal)}{SexWords.After(sex)}, {periods[0]} to {periods[^1]}",
                $"{indicator.Unit}, up to {PeriodWords.WithAge(periods[^1], clock)}. {Direction(indicator.Polarity)} {Bars(indicator, held.Find(p => p.Code == drawn))}",
                indicator.Unit,
                indicator.Decimals),
            [.. periods.Select(p => p.ToString())],
            [.. held.Select(p => Line(indicator, p, periods, drawn))]);
    }

    /// <summary>Its own figures; where it has none, the median of its authorities.</summary>
    private static Place England(ReleaseReading reading, Indicator indicator) =>
        reading.Lease.Indicators.Series(indicator.Id, AreaCode.England) is { Count: > 0 } own ? new Place(AreaCode.England, "England", own)
        : new Place(AreaCode.England, "England, median", [.. Enum.GetValues<Sex>()
            .SelectMany(s => reading.Lease.Indicators.Spreads(indicator.Id, AreaLevel.Ltla24, AreaCode.England, s)).Where(s => s.IsComparator)
            .Select(s => Observation.Known(indicator.Id, AreaCode.England, s.Period, new FigureEstimate(s.Median), s.Sex))]);

    private static ChartLine Line(Indicator indicator, Place place, List<Period> periods, AreaCode drawn)
    {
        var byPeriod = place.Points.GroupBy(p => p.Period).ToDictionary(g => g.Key, g => g.First());
        return new ChartLine(place.Name, [.. periods.Select(p => Point(indicator, byPeriod.GetValueOrDefault(p)))], place.Code == drawn) { IsReference = place.Code == AreaCode.England };
    }

    private static ChartPoint Point(Indicator indicator, Observation? figure) => figure?.Estimate is not { } estimate ? default
        : FigureBounds.Of(indicator, figure) is { } limits ? new ChartPoint(estimate.Value, limits.Lower, limits.Upper)
        : new ChartPoint(estimate.Value);

    /// <summary>What the bars at the points are.</summary>
    private static string Bars(Indicator indicator, Place? drawn)
    {
        var limits = drawn?.Points.Select(o => FigureBounds.Of(indicator, o)).OfType<FigureBounds>().Select(l => LimitWords.Of(l.Method)).Distinct(StringComparer.Ordinal).ToList() ?? [];
        return limits.Count == 0 ? "No limits are published." : $"Bars of {drawn!.Name}: 95% limits, {string.Join(" or ", limits)}; the others’ stand in the table.";
    }

    private static string Direction(Polarity polarity) => polarity switch
    {
        Polarity.HigherIsWorse => "Higher is worse.",
        Polarity.HigherIsBetter => "Higher is better.",
        _ => "Neither way is better by itself.",
    };

    private sealed record Place(AreaCode Code, string Name, IReadOnlyList<Observation> Points);
}
