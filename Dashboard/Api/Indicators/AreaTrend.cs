using HealthNeeds.Analytics.Trends;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Api.Indicators;

/// <summary>Where one area's series of an indicator has been going.</summary>
internal static class AreaTrend
{
    /// <summary>Null where the area has no value.</summary>
    public static RecentTrend? Of(IndicatorValue value) =>
        value.Observation?.Estimate is null ? null : RecentTrend.Of(PlaceFigure.Points(value.Indicator, value.Series.Where(o => o.Period.CompareTo(value.Period) <= 0)));
}
