namespace HealthNeeds.Ingest.Http;

/// <summary>Removes answers that nothing needs any more. What the last pulls and the journals hold it knows; the rest its caller says.</summary>
internal sealed class EvidenceRetention(EvidenceStore evidence, HealthNeeds.Ingest.Workspace.IngestPaths paths, TimeProvider clock)
{
    /// <summary>A younger file may be of a pull that has not yet written what it needs.</summary>
    public static readonly TimeSpan Youngest = TimeSpan.FromDays(1);

    /// <param name="needed">Hashes of the answers that good and held receipts and kept releases rest on.</param>
    public EvidenceRemoval Remove(IReadOnlySet<string> needed)
    {
        if (!Directory.Exists(evidence.Folder))
            return new EvidenceRemoval(0, 0);
        // Journals first: a pull that ends in between moves its answers from its journal to its index.
        var wanted = needed.Concat(Journaled()).Concat(Indexed()).ToHashSet(StringComparer.Ordinal);
        var removed = Old().Where(f => !wanted.Contains(f.Name.Split('.')[0])).ToList();
        var bytes = removed.Sum(f => f.Length);
        removed.ForEach(f => f.Delete());
        return new EvidenceRemoval(removed.Count, bytes);
    }

    private IEnumerable<FileInfo> Old() =>
        new DirectoryInfo(evidence.Folder).EnumerateDirectories()
            .Where(d => d.Name.Length == 2 || d.Name == EvidenceStore.PartialFolder)
            .SelectMany(d => d.EnumerateFiles("*", SearchOption.AllDirectories))
            .Where(f => clock.GetUtcNow().UtcDateTime - f.LastWriteTimeUtc > Youngest);

    private IEnumerable<string> Indexed() =>
        !Directory.Exists(evidence.Index) ? [] : Directory.EnumerateFiles(evidence.Index, "*.json")
            .SelectMany(f => evidence.LastAnswers(Path.GetFileNameWithoutExtension(f))?.Responses ?? [])
            .Select(r => r.Sha256);

    private IEnumerable<string> Journaled()
    {
        var sources = Path.Combine(paths.Releases, "sources");
        return !Directory.Exists(sources) ? [] : Directory.EnumerateFiles(sources, "pull.jsonl", SearchOption.AllDirectories).SelectMany(PullJournal.Hashes);
    }
}

/// <summary>What retention removed.</summary>
internal sealed record EvidenceRemoval(int Files, long Bytes);
