namespace HealthNeeds.Store.Snapshots;

/// <param name="Broken">Figures that are neither a value nor missing, or lie outside their limits.</param>
internal sealed record IndicatorExtent(string Indicator, long Figures, double? Lowest, double? Highest, double? Mean, long Broken);
