using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Analytics.Results;

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
