using HealthNeeds.Core.Indicators;
using HealthNeeds.Core.Observations;
using HealthNeeds.Core.Time;

namespace HealthNeeds.Store.Queries;

/// <summary>One indicator as an area's page shows it: the newest period held at the area's level, beside its spread elsewhere.</summary>
/// <param name="Observation">Null where other areas of the level have a figure and this one has none, not even a reason.</param>
/// <param name="Route">How the figure reached the area: "native", "look-up", "area-shared", "population-weighted" or "registrations".</param>
/// <param name="England">Spread over England's areas of the level; null where fewer than two have a value.</param>
/// <param name="Icb">Spread over those of the area's ICB.</param>
/// <param name="LocalAuthority">Spread over those of its authority.</param>
public sealed record IndicatorValue(
    Indicator Indicator,
    Period Period,
    Sex Sex,
    Observation? Observation,
    string? Route,
    IndicatorSpread? England,
    IndicatorSpread? Icb,
    IndicatorSpread? LocalAuthority);
