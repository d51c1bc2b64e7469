namespace HealthNeeds.Store.Snapshots;

/// <summary>One figure as it was and as it is; null where there is none.</summary>
internal sealed record FigureDifference(string Indicator, string Area, string Period, string Sex, double? Before, double? Now);
