using HealthNeeds.Core.Runs;

namespace HealthNeeds.Dashboard.Data.Runs;

/// <param name="Rejections">The first of those that were kept.</param>
public sealed record RunView(RunRecord Run, IReadOnlyList<Rejection> Rejections);
