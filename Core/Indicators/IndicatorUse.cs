namespace HealthNeeds.Core.Indicators;

/// <param name="Focus">A focus-area id, or "overall".</param>
public sealed record IndicatorUse(string Focus, IndicatorRole Role);
