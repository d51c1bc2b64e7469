using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Sources;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Live;

/// <summary>What reading a pull gave. Rows in are rows kept plus rows rejected.</summary>
/// <param name="Files">Of <see cref="Core.Snapshots.SnapshotKinds"/>, with counts and hashes; at most one of a kind.</param>
/// <param name="FiguresRejected">Single figures of kept rows that broke a rule; held as missing.</param>
/// <param name="Rejections">The first of them whole; the counts hold all.</param>
/// <param name="Shapes">How each table looked, for comparison with the last good pull.</param>
internal sealed record Intake(
    IReadOnlyList<FetchedFile> Files,
    long RowsIn,
    long RowsKept,
    long RowsRejected,
    long FiguresRejected,
    IReadOnlyList<Rejection> Rejections,
    IReadOnlyList<TableShape> Shapes)
{
    /// <summary>How many rows and figures broke each rule; as many as are listed where the source lists them all.</summary>
    public IReadOnlyDictionary<string, long> Broken { get; init; } = Rejections.GroupBy(r => r.Rule, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.LongCount(), StringComparer.Ordinal);

    /// <summary>Null of readers that do not count them: what they listed is looked at instead.</summary>
    public AreasMet? AreasMet { get; init; }

    /// <summary>Null of readers that read no care by practice.</summary>
    public CareMet? Care { get; init; }

    /// <summary>Those of a directory; none for sources of figures.</summary>
    public IReadOnlyList<ListedOrganisation> Organisations { get; init; } = [];
}
