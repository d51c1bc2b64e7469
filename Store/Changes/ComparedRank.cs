using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Store.Changes;

/// <summary>An area's rank within a larger area in two releases; null where one of them does not rank it there.</summary>
internal sealed record ComparedRank(AreaCode Area, AreaCode Within, RankInterval? From, RankInterval? To)
{
    /// <summary>Under which codes the older release ranks it; null where it does not.</summary>
    public (AreaCode Area, AreaCode Within)? Was { get; init; }
}
