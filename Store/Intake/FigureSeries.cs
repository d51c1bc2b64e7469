namespace HealthNeeds.Store.Intake;

/// <summary>What figures of one series share, as it stands in the file.</summary>
internal sealed record FigureSeries(string Indicator, string Period, string Sex);
