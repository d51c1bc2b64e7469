using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Store.Queries;

/// <summary>Where a release ranks an area, under the declared weights.</summary>
/// <param name="Value">What it is ranked by, as a share above England's average; null where a gap is not known.</param>
public sealed record DeclaredRank(AreaCode Area, double? Value, RankInterval Rank);
