namespace HealthNeeds.Ingest.Snapshot;

/// <summary>Something about a snapshot that cannot be right.</summary>
internal sealed record SnapshotProblem(string File, string Expected, string Found)
{
    public override string ToString() => $"{File}: expected {Expected}; found {Found}";
}
