using HealthNeeds.Analytics.Tests.Matching;

namespace HealthNeeds.Analytics.Tests.Snapshot;

/// <summary>A test on the bundled figures; skipped, with the reason, where they or the engine that reads them are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SnapshotFactAttribute : FactAttribute
{
    public SnapshotFactAttribute()
    {
        if (!File.Exists(RepositoryData.Path("data", "snapshot", "areas.parquet")))
            Skip = "No data/snapshot in the repository: the bundled figures are not on this machine.";
        else if (!Directory.EnumerateFiles(AppContext.BaseDirectory, "*duckdb.*").Any(f => Path.GetExtension(f) is ".so" or ".dylib" || Path.GetFileName(f) == "duckdb.dll"))
            Skip = "No native duckdb library beside the tests: build the solution once, so that npm brings it.";
    }
}
