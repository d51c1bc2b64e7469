using HealthNeeds.Core.Snapshots;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Snapshot;

/// <summary>Rereads a snapshot and checks it against its manifest, the catalogue and the counts that England is known to have.</summary>
internal sealed class SnapshotVerifier(DataCatalogues data)
{
    private readonly IndicatorCatalogue catalogue = data.Indicators;

    private static readonly string[] ObservationKey = ["indicator", "area", "period", "sex"];

    /// <returns>Every problem found; none where the snapshot is good.</returns>
    /// <exception cref="CatalogueException">The manifest is missing or malformed.</exception>
    public IReadOnlyList<SnapshotProblem> Verify(string folder, CancellationToken cancellation)
    {
        var manifest = ReadManifest(folder);
        var broken = Hashes(folder, manifest).ToList();
        if (broken.Count > 0)
            return broken;
        using var inspector = new SnapshotInspector();
        var observations = manifest.Files.Where(f => f.Kind == SnapshotKinds.Observations).ToList();
        cancellation.ThrowIfCancellationRequested();
        return
        [
            .. manifest.Sources.SelectMany(Sums),
            .. manifest.Files.SelectMany(f => Rows(inspector, folder, f)),
            .. EnglandCounts.Check(inspector, folder, data.Counted, data.Regions),
            .. observations.SelectMany(f => Figures(inspector, folder, f)),
            .. Complete(inspector, folder, observations),
        ];
    }

    public static SnapshotManifest ReadManifest(string folder)
    {
        var path = Path.Combine(folder, SnapshotManifest.FileName);
        if (!File.Exists(path))
            throw new CatalogueException(path, "manifest", "a file", "none");
        using var json = File.OpenRead(path);
        return SnapshotManifest.Read(json, path);
    }

    private static IEnumerable<SnapshotProblem> Hashes(string folder, SnapshotManifest manifest)
    {
        foreach (var file in manifest.Files)
        {
            var path = Path.Combine(folder, file.Name);
            var hash = File.Exists(path) ? Sha256Text.OfFile(path) : "no file";
            if (hash != file.Sha256)
                yield return new SnapshotProblem(file.Name, $"SHA-256 {file.Sha256}", hash);
        }

        foreach (var stray in Directory.EnumerateFiles(folder, "*.parquet").Select(p => Path.GetFileName(p)!).Except(manifest.Files.Select(f => f.Name), StringComparer.Ordinal))
            yield return new SnapshotProblem(stray, "a file the manifest names", "one it does not");
    }

    private static IEnumerable<SnapshotProblem> Sums(SnapshotSource source)
    {
        if (source.RowsIn != source.RowsKept + source.RowsRejected)
            yield return new SnapshotProblem(SnapshotManifest.FileName, $"{source.Id}: rows in = kept + rejected", $"{source.RowsIn} = {source.RowsKept} + {source.RowsRejected}");
        if (source.RowsIn != source.RawFiles.Sum(f => f.RowsIn))
            yield return new SnapshotProblem(SnapshotManifest.FileName, $"{source.Id}: rows in as its raw files say", $"{source.RowsIn}");
    }

    private static IEnumerable<SnapshotProblem> Rows(SnapshotInspector inspector, string folder, SnapshotFile file)
    {
        var rows = inspector.Rows(Path.Combine(folder, file.Name));
        if (rows != file.Rows)
            yield return new SnapshotProblem(file.Name, $"{file.Rows} rows", $"{rows}");
    }

    private IEnumerable<SnapshotProblem> Figures(SnapshotInspector inspector, string folder, SnapshotFile file)
    {
        var path = Path.Combine(folder, file.Name);
        if (inspector.BrokenKeys(path, ObservationKey) is > 0 and var keys)
            yield return new SnapshotProblem(file.Name, "each indicator, area, period and sex once", $"{keys} broken keys");
        var known = catalogue.Indicators.Where(i => i.Source == file.Source).ToDictionary(i => i.Id.Value, StringComparer.Ordinal);
        foreach (var extent in inspector.Extents(path))
        {
            if (!known.TryGetValue(extent.Indicator, out var indicator))
                yield return new SnapshotProblem(file.Name, $"indicators of source {file.Source}", extent.Indicator);
            else if (extent.Broken > 0 || extent.Lowest < indicator.Minimum || extent.Highest > indicator.Maximum)
                yield return new SnapshotProblem(file.Name, $"{indicator.Id} from {indicator.Minimum} to {indicator.Maximum}, a value or a reason", $"{extent.Lowest} to {extent.Highest}, {extent.Broken} broken");
        }

        var levels = known.Values.Select(i => i.NativeLevel).ToHashSet();
        foreach (var code in inspector.Unknown(path, "area", AreaColumns.Of(folder, levels)))
            yield return new SnapshotProblem(file.Name, "areas that the snapshot knows", code);
    }

    private IEnumerable<SnapshotProblem> Complete(SnapshotInspector inspector, string folder, IReadOnlyList<SnapshotFile> observations)
    {
        var held = observations.SelectMany(f => inspector.Extents(Path.Combine(folder, f.Name))).Where(e => e.Lowest is not null).Select(e => e.Indicator).ToHashSet(StringComparer.Ordinal);
        return catalogue.Bundled().Where(i => !held.Contains(i.Id.Value)).Select(i => new SnapshotProblem("indicators.json", "figures for every indicator", $"none for {i.Id}"));
    }
}

/// <summary>Something about a snapshot that cannot be right.</summary>
internal sealed record SnapshotProblem(string File, string Expected, string Found)
{
    public override string ToString() => $"{File}: expected {Expected}; found {Found}";
}
