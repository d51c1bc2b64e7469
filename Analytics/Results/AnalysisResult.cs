using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Conditions;
using HealthNeeds.Core.Models;
using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Analytics.Results;

/// <summary>What an analysis found, and how far it may be trusted.</summary>
/// <param name="Rankings">Per focus area (the overall one included) and level.</param>
public sealed record AnalysisResult(
    IReadOnlyList<LevelRanking> Rankings,
    IReadOnlyList<ModelCard> Models,
    IReadOnlyList<ModelMetric> Metrics,
    IReadOnlyList<ModelGate> Gates,
    IReadOnlyList<Sensitivity> Sensitivities)
{
    /// <summary>What the rankings were drawn from.</summary>
    public required RankingBasis Basis { get; init; }

    /// <summary>Conditions whose people are counted, with their numbers per area; the numbers are made as they are read.</summary>
    public IReadOnlyList<(Condition Condition, IEnumerable<(AreaLevel Level, ConditionNeed Need)> Areas)> Conditions { get; init; } = [];
}
