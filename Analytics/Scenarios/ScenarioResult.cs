using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Analytics.Scenarios;

/// <param name="Measures">What was ranked by; weights sum to 1, and so do a measure's shares.</param>
/// <param name="Areas">Greatest need first: by median rank, then by score, then by code. Empty where areas cannot be ranked.</param>
/// <param name="Reason">Why there is none; null where there are some.</param>
public sealed record ScenarioResult(IReadOnlyList<MeasureUsed> Measures, IReadOnlyList<ScenarioArea> Areas, string? Reason);

public sealed record MeasureUsed(RankingMeasure Measure, double Weight);

/// <param name="Score">Share above England's average over residents; null where a gap is not known.</param>
/// <param name="Rank">Among the scenario's areas.</param>
/// <param name="First">Chance, 0 to 1, of being among the first.</param>
/// <param name="WorstTenth">Chance of being in the worst tenth of the scenario's areas.</param>
public sealed record ScenarioArea(AreaCode Code, double? Score, RankInterval Rank, double First, double WorstTenth);
