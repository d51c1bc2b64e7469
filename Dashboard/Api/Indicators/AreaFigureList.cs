using HealthNeeds.Analytics.Trends;
using HealthNeeds.Dashboard.Api.Areas;
using HealthNeeds.Dashboard.Api.Releases;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Comparison;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Api.Indicators;

/// <param name="Items">The newest period held of each indicator at the area's level, by domain and name.</param>
internal sealed record AreaFigureList(ReleaseStamp Release, AreaItem Area, string Licence, IReadOnlyList<string> Attribution, IReadOnlyList<AreaFigure> Items);

/// <summary>One indicator of one area beside the medians around it.</summary>
/// <param name="PeriodEnd">The last day the figure describes: how old it is is counted from it.</param>
/// <param name="Missing">Why there is no value; null where there is one.</param>
/// <param name="Route">How the figure reached the area: "native", "look-up", "population-weighted" or "registrations".</param>
/// <param name="Note">What the publisher says beside the figure.</param>
/// <param name="Trend">The publisher's recent trend: "not-calculated", "no-change", "increasing" or "decreasing", the last two also with "-better" or "-worse"; null where it gives none.</param>
/// <param name="TestedTrend">Where the last five years have been going by the test made here, in the words of 'trend'; "not-calculated" where 'noTrend' says why.</param>
/// <param name="Verdict">Against England, as the page says it: worse, similar, better, higher, lower or not-compared.</param>
/// <param name="Percentile">Share of England's areas of this level with a lower value, 0 to 1; null where not compared.</param>
/// <param name="Own">True where the indicator is this installation's own: no official statistic.</param>
/// <param name="EnglandMedian">Median over England's areas of this level, without districts inside counties where figures are of upper-tier authorities; null where fewer than nine in ten have a value.</param>
internal sealed record AreaFigure(
    string Indicator,
    string Name,
    string Domain,
    string Unit,
    string Polarity,
    string Period,
    DateOnly PeriodEnd,
    string Sex,
    double? Value,
    double? Lower,
    double? Upper,
    string? Missing,
    string? Route,
    string? Note,
    string? Trend,
    string? TestedTrend,
    string? NoTrend,
    bool Modelled,
    bool Own,
    string Verdict,
    double? Percentile,
    double? EnglandMedian,
    double? IcbMedian,
    double? LocalAuthorityMedian,
    string Source,
    string? Caveat,
    string Licence)
{
    public static AreaFigure Of(IndicatorValue value) => Of(value, AreaTrend.Of(value), IndicatorGroups.Compare(value));

    private static AreaFigure Of(IndicatorValue value, RecentTrend? tested, IndicatorComparison compared) => new(
        value.Indicator.Id.Value,
        value.Indicator.Name,
        value.Indicator.Domain,
        value.Indicator.Unit,
        value.Indicator.Polarity.Id(),
        value.Period.ToString(),
        value.Period.End,
        value.Sex.Id(),
        value.Observation?.Estimate?.Value,
        value.Observation?.Estimate?.Lower,
        value.Observation?.Estimate?.Upper,
        value.Observation is null ? MissingReason.NotInSource.Id() : value.Observation.Missing?.Id(),
        value.Route,
        value.Observation?.Note,
        value.Observation?.Trend?.Id(),
        tested?.As(value.Indicator.Polarity).Id(),
        tested?.Reason?.Id(),
        value.Indicator.Modelled,
        value.Indicator.IsOwn,
        compared.Verdict.Id(),
        compared.Here,
        value.England?.Median,
        value.Icb?.Median,
        value.LocalAuthority?.Median,
        value.Indicator.Source,
        value.Indicator.Caveat,
        FigureLicence.Of(value.Indicator));
}
