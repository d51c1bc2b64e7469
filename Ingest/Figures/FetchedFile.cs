using HealthNeeds.Core.Runs;

namespace HealthNeeds.Ingest.Figures;

/// <summary>A Parquet file in the project's schema.</summary>
/// <param name="Kind">One of <see cref="HealthNeeds.Core.Snapshots.SnapshotKinds"/>.</param>
/// <param name="Publication">Id of the source of the catalogue whose figures it holds; null where several meet.</param>
/// <param name="Receipt">Id of the live figures it belongs to; null for a bundled file.</param>
/// <param name="Rows">How many rows it must have.</param>
internal sealed record FetchedFile(string Kind, string? Publication, string Path, long Rows, string Sha256, string? Receipt = null)
{
    /// <summary>Describes a file that was just written.</summary>
    public static FetchedFile Of(string kind, string? publication, string path, long rows) => new(kind, publication, path, rows, Sha256Text.OfFile(path));
}

/// <summary>What one fetch brought.</summary>
/// <param name="Sources">One entry per source of the catalogue it speaks for, counted in the publisher's own rows.</param>
/// <param name="Files">Everything to be read, in the project's schema.</param>
internal sealed record FetchResult(IReadOnlyList<SourceCounts> Sources, IReadOnlyList<FetchedFile> Files);
