using HealthNeeds.Ingest.Fetching;
using HealthNeeds.Ingest.Live;
using HealthNeeds.Ingest.Validation;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Runs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Pipeline;

/// <summary>Clears, after every run however it ended, what no kept release, no figures that serve or wait, and no reader of the run history needs.</summary>
internal sealed class Housekeeping(ReleaseReceipts receipts, BatchMemory memory, EvidenceRetention evidence, EvidenceNeeds needs, IngestPaths paths, IOptions<ReleaseOptions> options, ILogger<Housekeeping> log)
{
    public void Tidy()
    {
        try
        {
            new RunLog(paths.Releases).Clear(options.Value.KeepRuns);
            receipts.Tidy();
            memory.Tidy();
            evidence.Remove(needs.Hashes());
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            // The run is on record: what cannot be cleared now is no reason to call it failed, and the next run tries again.
            log.LogWarning(problem, "Old runs and answers of publishers were not cleared");
        }
    }
}
