using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Analytics.Results;

/// <summary>Where an area stands among its peers by burden or gap alone.</summary>
/// <param name="WorstTenth">Probability of being in the worst tenth of them.</param>
public readonly record struct KindRank(NeedKind Kind, AreaCode Area, AreaCode Within, RankInterval Rank, double WorstTenth);
