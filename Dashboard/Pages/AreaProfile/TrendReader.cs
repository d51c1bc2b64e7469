using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Indicators;
using HealthNeeds.Core.Rankings;
using HealthNeeds.Dashboard.Charts;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Pages.AreaProfile;

/// <summary>Series over time, which exist for local authorities: an area's page shows those of its authority beside the region's others.</summary>
internal static class TrendReader
{
    private const int MostCharts = 4;

    /// <summary>Fewer points than this are a comparison, not a trend.</summary>
    private const int FewestPeriods = 4;

    private static readonly string[] Overall = ["ons-la-le-birth", "hi-avoidable-mortality", "ohid-smoking-15plus", "hi-adult-overweight"];

    public static IReadOnlyList<ChartFigure> Of(ReleaseReading reading, AreaCode authority, string focus, TimeProvider clock) =>
        Candidates(reading.Indicators, focus)
            .Select(i => Chart(reading, i, authority, clock))
            .OfType<ChartFigure>()
            .Take(MostCharts)
            .ToList();

    private static IEnumerable<Indicator> Candidates(IReadOnlyList<Indicator> indicators, string focus)
    {
        var byAuthority = indicators.Where(i => i.NativeLevel is AreaLevel.Ltla21 or AreaLevel.Ltla24).ToList();
        if (focus == FocusArea.Overall)
            return Overall.Select(id => byAuthority.Find(i => i.Id.Value == id)).OfType<Indicator>();
        return byAuthority
            .Select(i => (Indicator: i, Use: i.Uses.FirstOrDefault(u => u.Focus == focus)))
            .Where(i => i.Use is not null && i.Use.Role != IndicatorRole.Context)
            .OrderBy(i => i.Use!.Role).ThenBy(i => i.Indicator.Name, StringComparer.Ordinal)
            .Select(i => i.Indicator);
    }

    private static ChartFigure? Chart(ReleaseReading reading, Indicator indicator, AreaCode authority, TimeProvider clock)
    {
        var series = reading.Remember($"series/{indicator.Id}", () => reading.Authorities
            .Select(a => (Authority: a, Points: reading.Lease.Indicators.Series(indicator.Id, a.Code)))
            .ToList());
        var sex = Sexes(series.Find(s => s.Authority.Code == authority).Points ?? []);
        var periods = series.SelectMany(s => s.Points).Where(p => p.Sex == sex).Select(p => p.Period).Distinct().Order().ToList();
        if (periods.Count < FewestPeriods)
            return null;
        var lines = series.Select(s => Line(s.Authority.Name, [.. s.Points.Where(p => p.Sex == sex)], periods, strong: s.Authority.Code == authority)).ToList();
        var heading = new ChartHeading(
            $"trend-{indicator.Id}",
            indicator.Name.Replace(", local authority", string.Empty, StringComparison.Ordinal) + SexWords.After(sex),
            $"{indicator.Unit}, up to {PeriodWords.WithAge(periods[^1], clock)}. {Direction(indicator.Polarity)}",
            indicator.Unit,
            indicator.Decimals);
        return LineChart.Of(heading, [.. periods.Select(p => p.ToString())], lines);
    }

    /// <summary>Persons where published, else women: one line a place.</summary>
    private static Sex Sexes(IReadOnlyList<Observation> points) =>
        points.Any(p => p.Sex == Sex.Persons) ? Sex.Persons : points.Any(p => p.Sex == Sex.Female) ? Sex.Female : Sex.Persons;

    private static ChartLine Line(string name, IReadOnlyList<Observation> points, List<HealthNeeds.Core.Time.Period> periods, bool strong)
    {
        var byPeriod = points.GroupBy(p => p.Period).ToDictionary(g => g.Key, g => g.First().Estimate);
        return new ChartLine(name, [.. periods.Select(p => byPeriod.GetValueOrDefault(p) is { } e ? new ChartPoint(e.Value, e.Lower, e.Upper) : default)], strong);
    }

    private static string Direction(Polarity polarity) => polarity switch
    {
        Polarity.HigherIsWorse => "Higher is worse.",
        Polarity.HigherIsBetter => "Higher is better.",
        _ => "Neither way is better by itself.",
    };
}
