namespace HealthNeeds.Core.Snapshots;

/// <summary>One Parquet file of the snapshot.</summary>
/// <param name="Kind">One of <see cref="SnapshotKinds"/>.</param>
/// <param name="Source">Id of the source its rows come from, or null where several sources meet.</param>
public sealed record SnapshotFile(string Name, string Kind, string? Source, long Rows, long Bytes, string Sha256);
