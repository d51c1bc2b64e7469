namespace HealthNeeds.Core.Care;

/// <summary>Care that the Quality and Outcomes Framework counts patients by, under the codes it has had.</summary>
/// <param name="Indicator">Id in data/indicators.json: of all for whom the care is due, the share who had it (%).</param>
/// <param name="Codes">The framework's, newest first: where it changes what is measured, the measure gets a new code.</param>
/// <param name="Condition">Whose care it is, as the register's id says it ("hypertension", "chd"), or what is done for everybody ("cervical-screening").</param>
/// <param name="Words">Whom it is for and what they had; reads on after "Share of".</param>
public sealed record CareMeasure(string Indicator, IReadOnlyList<string> Codes, string Condition, string Words);
