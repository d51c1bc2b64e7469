namespace HealthNeeds.Store.Snapshots;

internal sealed record AreaRows(string Indicator, string Area, long Rows);
