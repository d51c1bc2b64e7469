using HealthNeeds.Analytics.Trends;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Api.Indicators;

/// <summary>One area's figure of the newest period, with what can be said of it.</summary>
/// <param name="Figure">Null where the area has none, not even a reason.</param>
/// <param name="Change">Since the last period that shares no time with it; null where there is none.</param>
/// <param name="Trend">Null where it has no value.</param>
public sealed record PlaceFigure(Area Area, Observation? Figure, FigureBounds? Limits, FigureChange? Change, RecentTrend? Trend)
{
    public double? Value => Figure?.Estimate?.Value;

    /// <param name="series">Every period the area has, in any order.</param>
    /// <param name="newest">The period that is shown.</param>
    public static PlaceFigure Of(Indicator indicator, Area area, IReadOnlyList<Observation> series, Core.Time.Period newest)
    {
        var figure = series.FirstOrDefault(o => o.Period == newest);
        if (figure?.Estimate is null) return new PlaceFigure(area, figure, Limits: null, Change: null, Trend: null);
        var points = Points(indicator, series.Where(o => o.Period.CompareTo(newest) <= 0));
        return new PlaceFigure(area, figure, FigureBounds.Of(indicator, figure), FigureChange.Of(points), RecentTrend.Of(points));
    }

    /// <summary>A series as it is tested: with limits where they are published or can be reckoned.</summary>
    public static IReadOnlyList<TrendPoint> Points(Indicator indicator, IEnumerable<Observation> series) =>
        [.. series.Select(o => Point(indicator, o)).OfType<TrendPoint>()];

    private static TrendPoint? Point(Indicator indicator, Observation figure) =>
        TrendPoint.Of(figure, FigureBounds.IsShare(indicator) && FigureBounds.IsCounted(indicator, figure)) is not { } point ? null
        : point with { Limits = FigureBounds.Of(indicator, figure) is { } limits ? (limits.Lower, limits.Upper) : null };
}

/// <summary>In what order places are listed. Those without a value come last, and places of one value by name.</summary>
public enum FigureOrder
{
    /// <summary>Highest first.</summary>
    High,

    /// <summary>Lowest first.</summary>
    Low,
    Name,

    /// <summary>Those that rose most first.</summary>
    Rise,

    /// <summary>Those that fell most first.</summary>
    Fall,
}

internal static class FigureOrders
{
    /// <summary>The worse end first; of an indicator without one, the highest.</summary>
    public static FigureOrder Usual(Indicator indicator) => indicator.Polarity == Polarity.HigherIsBetter ? FigureOrder.Low : FigureOrder.High;

    public static IReadOnlyList<PlaceFigure> Sorted(this IEnumerable<PlaceFigure> rows, FigureOrder order)
    {
        var byName = rows.OrderBy(r => r.Area.DisplayName, StringComparer.Ordinal).ThenBy(r => r.Area.Name, StringComparer.Ordinal);
        return [.. order == FigureOrder.Name ? byName : byName.OrderBy(r => Key(r, order) ?? double.PositiveInfinity)];
    }

    private static double? Key(PlaceFigure row, FigureOrder order) => order switch
    {
        FigureOrder.High => -row.Value,
        FigureOrder.Low => row.Value,
        FigureOrder.Rise => -row.Change?.Difference,
        _ => row.Change?.Difference,
    };
}

/// <summary>Where one area's series of an indicator has been going.</summary>
internal static class AreaTrend
{
    /// <summary>Null where the area has no value.</summary>
    public static RecentTrend? Of(IndicatorValue value) =>
        value.Observation?.Estimate is null ? null : RecentTrend.Of(PlaceFigure.Points(value.Indicator, value.Series.Where(o => o.Period.CompareTo(value.Period) <= 0)));
}
