using HealthNeeds.Ingest.Fetching;
using HealthNeeds.Ingest.Live;
using HealthNeeds.Ingest.Runs;
using HealthNeeds.Ingest.Validation;

namespace HealthNeeds.Ingest.Pipeline;

/// <summary>Renames the release into place and points to it: from here on it is what readers see.</summary>
internal sealed class PublishStage(BatchMemory memory, ReleaseReceipts receipts, EvidenceRetention evidence, EvidenceNeeds needs) : IStage
{
    public StagePlan Plan { get; } = new("publish", "Publish", 1);

    public Task<StageResult> RunAsync(RunState run, CancellationToken cancellation)
    {
        // First, so that no release is ever without: a receipt whose release did not come is removed by the next run.
        receipts.Keep(Receipt(run, run.Writer.Name));
        memory.Keep(run.Writer.Name, run.Batches);
        run.Release = run.Writer.Publish(cancellation).Id;
        Tidy(run);
        return Task.FromResult(new StageResult());
    }

    internal static ReleaseReceipt Receipt(RunState run, string release) => new(
        release,
        run.RunId,
        run.Request.Region,
        ProductVersion.Text,
        [.. ProductVersion.CodeIds],
        run.InputHash,
        [.. run.Fetched.Select(f => new ReleaseInput(f.Kind, f.Publication, Path.GetFileName(f.Path), f.Rows, f.Sha256, f.Receipt))]);

    /// <summary>The release is out: what cannot be cleared now is no reason to call the run failed.</summary>
    private void Tidy(RunState run)
    {
        try
        {
            receipts.Tidy();
            memory.Tidy();
            evidence.Remove(needs.Hashes());
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            run.Warn($"Old answers of publishers were not cleared: {problem.Message}");
        }
    }
}
