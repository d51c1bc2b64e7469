namespace HealthNeeds.Store.Intake;

/// <summary>What figures of one series share, as it stands in the file.</summary>
/// <param name="Part">Whom a breakdown is about; null for figures about everybody meant.</param>
internal sealed record FigureSeries(string Indicator, string Period, string Sex, FigurePart? Part = null);
