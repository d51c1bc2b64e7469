using HealthNeeds.Dashboard.Api.Areas;
using HealthNeeds.Dashboard.Api.Releases;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Comparison;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Api.Indicators;

/// <param name="Period">Null where the indicator has no figure at this level.</param>
/// <param name="PeriodEnd">Its last day: how old the figures are is counted from it.</param>
/// <param name="NoLimits">Why figures have no limits; null where they have.</param>
/// <param name="Funnel">The average of a funnel plot of the items, and why there is none.</param>
/// <param name="Items">Every area of the level inside 'within', by 'sort': one without a figure says why.</param>
internal sealed record FigureList(
    ReleaseStamp Release,
    IndicatorItem Indicator,
    string Level,
    AreaStamp Within,
    string? Period,
    DateOnly? PeriodEnd,
    string Sex,
    string Sort,
    ComparedItem? England,
    ComparedItem? Icb,
    string? NoLimits,
    FunnelItem Funnel,
    string Licence,
    string Attribution,
    IReadOnlyList<FigureItem> Items)
{
    public static FigureList Of(ReleaseStamp stamp, FigureSet set, FigureOrder order, IndicatorItem indicator, string attribution)
    {
        var funnel = Indicators.Funnel.Of(set);
        var sides = funnel.Places.ToDictionary(p => p.Area.Code, p => p.Side);
        return new FigureList(
            stamp,
            indicator,
            set.Level.Id(),
            AreaStamp.Of(set.Within),
            set.Period?.ToString(),
            set.Period?.End,
            set.Sex.Id(),
            order.Id(),
            ComparedItem.Of(set.England),
            ComparedItem.Of(set.Icb),
            FigureBounds.WhyNone(set.Indicator, [.. set.Known.Select(r => r.Figure!)]),
            new FunnelItem(funnel.Average, funnel.Average is null ? null : funnel.IsEngland ? "england" : "items", funnel.Reason),
            FigureLicence.Of(set.Indicator),
            attribution,
            [.. set.Rows.Sorted(order).Select(r => FigureItem.Of(r, set.Indicator.Polarity, set.Spread, sides.TryGetValue(r.Area.Code, out var side) ? side : null))]);
    }
}

/// <param name="Basis">"figure": the whole's own; "median": of its areas of the level.</param>
internal sealed record ComparedItem(double Value, string Basis)
{
    public static ComparedItem? Of(ComparedWith? whole) => whole is null ? null : new ComparedItem(whole.Value, whole.Figure is null ? "median" : "figure");
}

/// <param name="Of">Of whom the average is: "england", or the "items" that are listed.</param>
internal sealed record FunnelItem(double? Average, string? Of, string? Reason);

/// <summary>One area's figure.</summary>
/// <param name="Lower">95% confidence limit.</param>
/// <param name="Limits">By whom limits were made: "published", or reckoned here by "wilson", "byar" or "exact"; null where there are none.</param>
/// <param name="Missing">Why there is no value; null where there is one.</param>
/// <param name="Verdict">Against England, as the page says it: worse, similar, better, higher, lower or not-compared.</param>
/// <param name="Note">What the publisher says beside the figure.</param>
/// <param name="Trend">The publisher's recent trend: "not-calculated", "no-change", "increasing" or "decreasing", the last two also with "-better" or "-worse"; null where it gives none.</param>
/// <param name="TestedTrend">The same by the test made here of the last five years; null where there is no value.</param>
/// <param name="NoTrend">Why the test cannot be made; null where it can.</param>
/// <param name="Since">The last earlier period that shares no time with this one; null where there is none.</param>
/// <param name="Change">The value less that period's.</param>
/// <param name="ChangeIs">"rise" or "fall" where the change is beyond chance, "unclear" where it is not; null where no limits tell.</param>
/// <param name="Funnel">Where it lies among the limits of a funnel plot: "inside", "above95", "above998", "below95" or "below998"; null where there is no funnel.</param>
internal sealed record FigureItem(
    string Code,
    string Name,
    double? Value,
    double? Lower,
    double? Upper,
    string? Limits,
    double? Count,
    double? Denominator,
    string? Missing,
    string Verdict,
    string? Note,
    string? Trend,
    string? TestedTrend,
    string? NoTrend,
    string? Since,
    double? Change,
    string? ChangeIs,
    string? Funnel)
{
    public static FigureItem Of(PlaceFigure row, Polarity polarity, IndicatorSpread? england, FunnelSide? side) => new(
        row.Area.Code.Value,
        row.Area.Name,
        row.Value,
        row.Limits?.Lower ?? row.Figure?.Estimate?.Lower,
        row.Limits?.Upper ?? row.Figure?.Estimate?.Upper,
        row.Limits?.Method.Id(),
        row.Figure?.Count,
        row.Figure?.Denominator,
        row.Figure is null ? MissingReason.NotInSource.Id() : row.Figure.Missing?.Id(),
        EnglandComparison.Of(polarity, row.Figure?.Estimate, england).Id(),
        row.Figure?.Note,
        row.Figure?.Trend?.Id(),
        row.Trend?.As(polarity).Id(),
        row.Trend?.Reason?.Id(),
        row.Change?.Since.ToString(),
        row.Change?.Difference,
        row.Change?.Direction switch { null => null, > 0 => "rise", < 0 => "fall", _ => "unclear" },
        side?.Id());
}
