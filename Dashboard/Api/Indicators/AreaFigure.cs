using HealthNeeds.Core.Observations;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Api.Indicators;

/// <summary>One indicator of one area beside the medians around it.</summary>
/// <param name="Missing">Why there is no value; null where there is one.</param>
/// <param name="Route">How the figure reached the area: "native", "look-up", "area-shared", "population-weighted" or "registrations".</param>
/// <param name="Note">What the publisher says beside the figure.</param>
/// <param name="Trend">The publisher's recent trend: "not-calculated", "no-change", "increasing" or "decreasing", the last two also with "-better" or "-worse"; null where it gives none.</param>
/// <param name="EnglandMedian">Median over England's areas of this level.</param>
internal sealed record AreaFigure(
    string Indicator,
    string Name,
    string Domain,
    string Unit,
    string Polarity,
    string Period,
    string Sex,
    double? Value,
    double? Lower,
    double? Upper,
    string? Missing,
    string? Route,
    string? Note,
    string? Trend,
    bool Modelled,
    double? EnglandMedian,
    double? IcbMedian,
    double? LocalAuthorityMedian,
    string Source,
    string? Caveat,
    string Licence)
{
    public static AreaFigure Of(IndicatorValue value) => new(
        value.Indicator.Id.Value,
        value.Indicator.Name,
        value.Indicator.Domain,
        value.Indicator.Unit,
        IndicatorItem.Word(value.Indicator.Polarity),
        value.Period.ToString(),
        IndicatorItem.Word(value.Sex),
        value.Observation?.Estimate?.Value,
        value.Observation?.Estimate?.Lower,
        value.Observation?.Estimate?.Upper,
        value.Observation is null ? MissingReason.NotInSource.Id() : value.Observation.Missing?.Id(),
        value.Route,
        value.Observation?.Note,
        value.Observation?.Trend?.Id(),
        value.Indicator.Modelled,
        value.England?.Median,
        value.Icb?.Median,
        value.LocalAuthority?.Median,
        value.Indicator.Source,
        value.Indicator.Caveat,
        Licences.Of(value.Indicator));
}
