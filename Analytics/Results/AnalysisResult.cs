using HealthNeeds.Core.Conditions;

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

/// <summary>The ranking of one focus area at one level. The sequences are made as they are read; read each once.</summary>
/// <param name="Areas">One entry per area, ordered by code.</param>
/// <param name="Ranks">Per area, its rank within England and within each larger area it belongs to.</param>
/// <param name="Contributions">Per area, amounts that sum to its score.</param>
public sealed record LevelRanking(
    string Focus,
    AreaLevel Level,
    IReadOnlyList<NeedRanking> Areas,
    IEnumerable<RankWithin> Ranks,
    IEnumerable<AreaContribution> Contributions)
{
    /// <summary>The same ranks by burden, and by gap where figures of care are held at this level.</summary>
    public IReadOnlyList<IEnumerable<KindRank>> Kinds { get; init; } = [];
}

/// <summary>An area's rank among the areas of its level inside <paramref name="Within"/>.</summary>
public readonly record struct RankWithin(AreaCode Area, AreaCode Within, RankInterval Rank);

/// <summary>Where an area stands among its peers by burden or gap alone.</summary>
/// <param name="WorstTenth">Probability of being in the worst tenth of them.</param>
public readonly record struct KindRank(NeedKind Kind, AreaCode Area, AreaCode Within, RankInterval Rank, double WorstTenth);

/// <summary>What one domain adds to one area's score.</summary>
public readonly record struct AreaContribution(AreaCode Area, ContributionSide Side, string Domain, double Value);
