using HealthNeeds.Dashboard.Charts;
using HealthNeeds.Dashboard.Pages.DataAndMethod.Indicators;
using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.Pages.AreaProfile;

/// <summary>Series over time, which exist for local authorities: an area's page shows those of its authority beside the region's others and England.</summary>
internal static class TrendReader
{
    private const int MostCharts = 4;

    /// <summary>Fewer points than this are a comparison, not a trend.</summary>
    private const int FewestPeriods = 4;

    private static readonly string[] Overall = ["ons-la-le-birth", "hi-avoidable-mortality", "ohid-smoking-15plus", "hi-adult-overweight"];

    public static IReadOnlyList<ChartFigure> Of(ReleaseReading reading, AreaCode authority, string focus, TimeProvider clock) =>
        Candidates(reading.Indicators, focus)
            .Select(i => SeriesChart.Of(reading, i, authority, asked: null, FewestPeriods, clock))
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
}
