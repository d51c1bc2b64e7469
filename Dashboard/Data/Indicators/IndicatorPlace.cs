using HealthNeeds.Core.Areas;

namespace HealthNeeds.Dashboard.Data.Indicators;

public sealed record IndicatorPlace(Area Area, double Value);
