using HealthNeeds.Core.Runs;
using HealthNeeds.Dashboard.Api.Releases;

namespace HealthNeeds.Dashboard.Health;

/// <param name="Status">"ready"; "degraded" while an older release serves because the newest was refused, or a source is stale; "not-ready" while there is none.</param>
/// <param name="Why">Null while all is well.</param>
/// <param name="Progress">The run that is under way, if one is.</param>
internal sealed record ReadyAnswer(string Status, ReleaseStamp? Release, string? Why, RunProgress? Progress);
