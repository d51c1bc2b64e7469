using HealthNeeds.Ingest.Checks;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Pipeline.Stages;
using HealthNeeds.Ingest.Replicas;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.State;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Pipeline;

/// <summary>Clears, after every run however it ended, what no kept release, no figures that serve or wait, and no reader of the run history needs.</summary>
internal sealed class Housekeeping(ReleaseReceiptStore receipts, ReleaseBatchStore memory, EvidenceRetention evidence, EvidenceNeeds needs, OriginIndexWriter index, IngestPaths paths, IOptions<ReleaseOptions> options, ILogger<Housekeeping> log)
{
    public void Tidy()
    {
        try
        {
            new RunLog(paths.Releases).Clear(options.Value.KeepRuns);
            receipts.Tidy();
            memory.Tidy();
            ParquetFolders.Clear(paths);
            index.Write();
            evidence.Remove(needs.Hashes());
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            // The run is on record: what cannot be cleared now is no reason to call it failed, and the next run tries again.
            log.LogWarning(problem, "Old runs and answers of publishers were not cleared");
        }
    }
}

/// <summary>Which kept answers figures rest on that serve, served in a kept release, or wait for the analyst.</summary>
internal sealed class EvidenceNeeds(IngestPaths paths)
{
    /// <summary>SHA-256 of each.</summary>
    /// <exception cref="InvalidDataException">A receipt cannot be read: nothing may be removed then.</exception>
    public IReadOnlySet<string> Hashes()
    {
        var sources = Path.Combine(paths.Releases, "sources");
        var folders = Directory.Exists(sources) ? Directory.EnumerateDirectories(sources).Select(d => new SourceFolder(paths.Releases, Path.GetFileName(d)!)) : [];
        return folders
            .SelectMany(f => f.GoodIds.Concat(f.HeldIds).Distinct(StringComparer.Ordinal).Select(f.Find))
            .SelectMany(found => found?.Receipt.Responses ?? [])
            .Select(r => r.Sha256)
            .ToHashSet(StringComparer.Ordinal);
    }
}
