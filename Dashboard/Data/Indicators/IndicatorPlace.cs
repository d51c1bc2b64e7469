using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Observations;

namespace HealthNeeds.Dashboard.Data.Indicators;

/// <param name="Note">What the publisher says beside the value.</param>
public sealed record IndicatorPlace(Area Area, double Value, string? Note, Trend? Trend);
