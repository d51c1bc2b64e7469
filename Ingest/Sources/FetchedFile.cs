using System.Security.Cryptography;

namespace HealthNeeds.Ingest.Sources;

/// <summary>A Parquet file in the project's schema.</summary>
/// <param name="Kind">One of <see cref="Core.Snapshots.SnapshotKinds"/>.</param>
/// <param name="Publication">Id of the source of the catalogue whose figures it holds; null where several meet.</param>
/// <param name="Receipt">Id of the live figures it belongs to; null for a bundled file.</param>
/// <param name="Rows">How many rows it must have.</param>
internal sealed record FetchedFile(string Kind, string? Publication, string Path, long Rows, string Sha256, string? Receipt = null)
{
    /// <summary>Describes a file that was just written.</summary>
    public static FetchedFile Of(string kind, string? publication, string path, long rows)
    {
        using var stream = File.OpenRead(path);
        return new FetchedFile(kind, publication, path, rows, Convert.ToHexStringLower(SHA256.HashData(stream)));
    }
}
