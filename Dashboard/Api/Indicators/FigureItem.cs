using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Observations;

namespace HealthNeeds.Dashboard.Api.Indicators;

/// <summary>One area's figure.</summary>
/// <param name="Lower">95% confidence limit, where published.</param>
/// <param name="Missing">Why there is no value; null where there is one.</param>
/// <param name="Note">What the publisher says beside the figure.</param>
/// <param name="Trend">The publisher's recent trend: "not-calculated", "no-change", "increasing" or "decreasing", the last two also with "-better" or "-worse"; null where it gives none.</param>
internal sealed record FigureItem(string Code, string Name, double? Value, double? Lower, double? Upper, double? Count, double? Denominator, string? Missing, string? Note, string? Trend)
{
    public static FigureItem Of(Area area, Observation? observation) => new(
        area.Code.Value,
        area.Name,
        observation?.Estimate?.Value,
        observation?.Estimate?.Lower,
        observation?.Estimate?.Upper,
        observation?.Count,
        observation?.Denominator,
        observation is null ? MissingReason.NotInSource.Id() : observation.Missing?.Id(),
        observation?.Note,
        observation?.Trend?.Id());
}
