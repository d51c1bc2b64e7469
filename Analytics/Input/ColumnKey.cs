using HealthNeeds.Core.Indicators;
using HealthNeeds.Core.Observations;
using HealthNeeds.Core.Time;

namespace HealthNeeds.Analytics.Input;

/// <summary>One series of figures over areas: an indicator in one period for one sex.</summary>
public readonly record struct ColumnKey(IndicatorId Indicator, Period Period, Sex Sex = Sex.Persons);
