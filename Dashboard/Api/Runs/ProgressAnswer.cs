using HealthNeeds.Core.Runs;

namespace HealthNeeds.Dashboard.Api.Runs;

/// <param name="State">"running"; "idle" while no run is under way; "lost" where a run stopped writing without ending.</param>
/// <param name="Run">Null while idle.</param>
internal sealed record ProgressAnswer(string State, RunProgress? Run)
{
    public static ProgressAnswer Of(RunProgress? run, DateTimeOffset now) => run switch
    {
        null => new("idle", Run: null),
        _ => new(run.IsLive(now) ? "running" : "lost", run),
    };
}
