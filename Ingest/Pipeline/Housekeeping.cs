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
            var needed = needs.Find();
            if (needed.Damaged.Count > 0)
                log.LogWarning("Receipts that cannot be read: {Receipts}. The answers that they still name are kept, and others that nothing needs are removed", string.Join(", ", needed.Damaged));
            evidence.Remove(needed.Hashes);
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
    private const int HashDigits = 64;

    /// <exception cref="IOException">The disk does not give a receipt: what it rests on is not known, and nothing may be removed then.</exception>
    public NeededEvidence Find()
    {
        var sources = Path.Combine(paths.Releases, "sources");
        var folders = Directory.Exists(sources) ? Directory.EnumerateDirectories(sources).Select(d => new SourceFolder(paths.Releases, Path.GetFileName(d)!)) : [];
        var (hashes, damaged) = (new HashSet<string>(StringComparer.Ordinal), new List<string>());
        foreach (var place in folders.SelectMany(f => f.GoodIds.Select(f.PathOfGood).Concat(f.HeldIds.Select(f.PathOfHeld))).Where(SourceFolder.IsWhole))
        {
            try
            {
                hashes.UnionWith(ReceiptJson.ReadReceipt(place, paths.Releases).Responses.Select(r => r.Sha256));
            }
            catch (InvalidDataException)
            {
                var receipt = Path.Combine(place, Receipt.FileName);
                damaged.Add(receipt);
                hashes.UnionWith(StillNamed(receipt));
            }
        }

        return new NeededEvidence(hashes, damaged);
    }

    /// <summary>Whatever in it has the form of a hash: who mends it by hand is to find the answers.</summary>
    private static IEnumerable<string> StillNamed(string receipt) =>
        File.ReadAllText(receipt).Split('"').Where(text => text.Length == HashDigits && text.All(char.IsAsciiHexDigitLower));
}

/// <summary>What may not be removed.</summary>
/// <param name="Hashes">SHA-256 of each answer.</param>
/// <param name="Damaged">Receipts that cannot be read, by path.</param>
internal sealed record NeededEvidence(IReadOnlySet<string> Hashes, IReadOnlyList<string> Damaged);
