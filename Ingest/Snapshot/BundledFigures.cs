using HealthNeeds.Core.Runs;
using HealthNeeds.Core.Snapshots;
using HealthNeeds.Ingest.Figures;

namespace HealthNeeds.Ingest.Snapshot;

/// <summary>The figures the project carries: data/snapshot, checked against its manifest byte by byte.</summary>
internal sealed class BundledFigures(string folder)
{
    /// <param name="lastHashes">Per source id, the hash of what the current release was made from; empty before the first.</param>
    /// <exception cref="InvalidDataException">A file is not the one its manifest speaks of; says which, what was expected and what was found.</exception>
    public async Task<FetchResult> ReadAsync(IReadOnlyDictionary<string, string> lastHashes, CancellationToken cancellation)
    {
        var manifest = ReadManifest();
        foreach (var file in manifest.Files)
            await CheckAsync(file, cancellation);
        return new FetchResult(
            [.. manifest.Sources.Select(s => Counts(s, manifest.Files, lastHashes))],
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

    private static SourceCounts Counts(HealthNeeds.Core.Snapshots.SnapshotSource source, IEnumerable<SnapshotFile> files, IReadOnlyDictionary<string, string> lastHashes)
    {
        var parts = source.RawFiles.Select(f => f.Sha256).Concat(files.Where(f => f.Source == source.Id).Select(f => f.Sha256)).Order(StringComparer.Ordinal);
        var hash = Sha256Text.OfText(string.Join('\n', parts));
        var state = lastHashes.GetValueOrDefault(source.Id) == hash ? SourceState.Unchanged : SourceState.Changed;
        return new SourceCounts(source.Id, state, source.RowsIn, source.RowsKept, source.RowsRejected, hash) { FiguresRejected = source.FiguresRejected };
    }

    private string PathOf(SnapshotFile file) => Path.Combine(folder, file.Name);
}
