namespace HealthNeeds.Ingest.Live;

/// <summary>A Parquet file beside its receipt.</summary>
/// <param name="Kind">One of <see cref="Core.Snapshots.SnapshotKinds"/>.</param>
internal sealed record ReceiptFile(string Kind, string Name, long Rows, string Sha256);
