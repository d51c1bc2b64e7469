namespace HealthNeeds.Core.Snapshots;

/// <summary>A publisher's file, by the hash of its bytes, and what became of its rows.</summary>
public sealed record RawFile(string Name, string Sha256, long Bytes, long RowsIn, long RowsKept, long RowsRejected, long FiguresRejected);
