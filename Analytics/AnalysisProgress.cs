namespace HealthNeeds.Analytics;

/// <param name="Stage">What is being done, in a reader's words.</param>
/// <param name="Fraction">Share of the whole analysis done, 0 to 1.</param>
public readonly record struct AnalysisProgress(string Stage, double Fraction);
