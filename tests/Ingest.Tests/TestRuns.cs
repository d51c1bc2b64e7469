using HealthNeeds.Core.Runs;

namespace HealthNeeds.Ingest.Tests;

internal static class TestRuns
{
    public static RunRecord Record(RunOutcome outcome, IReadOnlyList<RunStage>? stages = null, DateTimeOffset started = default) => new(
        "20261122T201500Z-0001", started, started, "command", "south-yorkshire", "0", "", outcome, "", stages ?? [], [], [], 0, 0, 0, null);
}
