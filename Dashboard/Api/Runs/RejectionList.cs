using HealthNeeds.Core.Runs;

namespace HealthNeeds.Dashboard.Api.Runs;

/// <param name="Rejected">All rows the run rejected, of which the kept file may hold the first part only.</param>
internal sealed record RejectionList(string Run, long Rejected, IReadOnlyList<Rejection> Items);
