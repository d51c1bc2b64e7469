using HealthNeeds.Core.Runs;
using HealthNeeds.Core.Snapshots;
using HealthNeeds.Core.Text;
using HealthNeeds.Ingest.Figures;

namespace HealthNeeds.Ingest.Snapshot;

/// <summary>The figures the project carries: data/snapshot, checked against its manifest byte by byte.</summary>
internal sealed class BundledFigures(string folder) : ISource
{
    public string Id => "snapshot";

    /// <exception cref="InvalidDataException">A file is not the one its manifest speaks of; says which, what was expected and what was found.</exception>
    public async Task<FetchResult> FetchAsync(FetchConditions conditions, CancellationToken cancellation)
    {
        var manifest = ReadManifest();
        foreach (var file in manifest.Files)
            await CheckAsync(file, cancellation);
        return new FetchResult(
            [.. manifest.Sources.Select(s => Publication(s, manifest.Files, conditions))],
            [.. manifest.Files.Select(f => new FetchedFile(f.Kind, f.Source, PathOf(f), f.Rows, f.Sha256))]);
    }

    private SnapshotManifest ReadManifest()
    {
        var path = Path.Combine(folder, SnapshotManifest.FileName);
        if (!File.Exists(path))
            throw new FileNotFoundException($"{path} was not found. Expected the bundled figures; 'snapshot build' makes them from the publishers' files.");
        using var stream = File.OpenRead(path);
        return SnapshotManifest.Read(stream, path);
    }

    private async Task CheckAsync(SnapshotFile file, CancellationToken cancellation)
    {
        var path = PathOf(file);
        if (!File.Exists(path))
            throw new InvalidDataException($"{path} is missing: the manifest expects {file.Bytes:N0} bytes with SHA-256 {file.Sha256}.");
        await using var stream = File.OpenRead(path);
        if (stream.Length != file.Bytes)
            throw new InvalidDataException($"{path} is not the file of its manifest: expected {file.Bytes:N0} bytes, found {stream.Length:N0}.");
        var found = await Sha256Text.OfAsync(stream, cancellation);
        if (found != file.Sha256)
            throw new InvalidDataException($"{path} is not the file of its manifest: expected SHA-256 {file.Sha256}, found {found}.");
    }

    private static FetchedPublication Publication(HealthNeeds.Core.Snapshots.SnapshotSource source, IEnumerable<SnapshotFile> files, FetchConditions conditions)
    {
        var parts = source.RawFiles.Select(f => f.Sha256).Concat(files.Where(f => f.Source == source.Id).Select(f => f.Sha256)).Order(StringComparer.Ordinal);
        var hash = Sha256Text.OfText(string.Join('\n', parts));
        var state = conditions.LastHashes.GetValueOrDefault(source.Id) == hash ? SourceState.Unchanged : SourceState.Changed;
        return new FetchedPublication(source.Id, state, source.RowsIn, source.RowsKept, source.RowsRejected, source.FiguresRejected, hash);
    }

    private string PathOf(SnapshotFile file) => Path.Combine(folder, file.Name);
}

/// <summary>
/// Somewhere figures come from: the snapshot the project carries, or a publisher's site. Whatever it reads, it hands over
/// files in the project's own schema, so that everything after the fetch is one path.
/// </summary>
internal interface ISource
{
    /// <summary>As in run records: "snapshot".</summary>
    string Id { get; }

    /// <summary>
    /// A source that cannot be reached does not throw: it answers with what it fetched last time, marked stale, or with
    /// nothing, marked failed. It throws where what it has is damaged.
    /// </summary>
    Task<FetchResult> FetchAsync(FetchConditions conditions, CancellationToken cancellation);
}

/// <summary>What a source may use to fetch no more than it must.</summary>
/// <param name="LastHashes">Per source id, the hash of what the current release was made from; empty before the first.</param>
/// <param name="EvidenceFolder">Where a source keeps publishers' responses as they came, byte for byte. Kept between runs.</param>
internal sealed record FetchConditions(IReadOnlyDictionary<string, string> LastHashes, string EvidenceFolder);
