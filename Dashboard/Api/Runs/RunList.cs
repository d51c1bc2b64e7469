using HealthNeeds.Core.Runs;

namespace HealthNeeds.Dashboard.Api.Runs;

/// <param name="Items">Newest first, failed ones too.</param>
internal sealed record RunList(IReadOnlyList<RunRecord> Items);
