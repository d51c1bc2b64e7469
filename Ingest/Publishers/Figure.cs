using HealthNeeds.Core.Indicators;
using HealthNeeds.Core.Observations;
using HealthNeeds.Core.Time;

namespace HealthNeeds.Ingest.Publishers;

/// <summary>One published figure: an observation whose area may also be a GP practice.</summary>
/// <param name="Note">What its publisher says beside it.</param>
internal sealed record Figure(
    IndicatorId Indicator,
    string Area,
    Period Period,
    Sex Sex,
    Estimate? Estimate,
    MissingReason? Missing,
    double? Count = null,
    double? Denominator = null,
    string? Note = null);
