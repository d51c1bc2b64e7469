namespace HealthNeeds.Core.Snapshots;

/// <summary>One source as the snapshot took it in. RowsIn is RowsKept plus RowsRejected, here and for each raw file.</summary>
/// <param name="FiguresRejected">Single figures of kept rows that broke a rule; they are stored as missing.</param>
/// <param name="RawFiles">The publisher's files it was read from.</param>
public sealed record SnapshotSource(
    string Id,
    string Publisher,
    string Title,
    Uri Address,
    string Licence,
    string Attribution,
    string Period,
    long RowsIn,
    long RowsKept,
    long RowsRejected,
    long FiguresRejected,
    IReadOnlyList<RawFile> RawFiles);
