using HealthNeeds.Core.Indicators;
using HealthNeeds.Core.Observations;
using HealthNeeds.Core.Time;

namespace HealthNeeds.Store.Attribution;

/// <summary>One indicator in one period for one sex over the areas of a level; NaN where there is no value.</summary>
internal sealed record FigureColumn(IndicatorId Indicator, Period Period, Sex Sex, double[] Values);
