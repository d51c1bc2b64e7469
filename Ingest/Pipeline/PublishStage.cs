using HealthNeeds.Ingest.Runs;
using HealthNeeds.Ingest.Validation;

namespace HealthNeeds.Ingest.Pipeline;

/// <summary>Renames the release into place and points to it: from here on it is what readers see.</summary>
internal sealed class PublishStage(BatchMemory memory, ReleaseReceipts receipts) : IStage
{
    public StagePlan Plan { get; } = new("publish", "Publish", 1);

    public Task<StageResult> RunAsync(RunState run, CancellationToken cancellation)
    {
        // First, so that no release is ever without: a receipt whose release did not come is removed by the next run.
        receipts.Keep(Receipt(run, run.Writer.Name));
        memory.Keep(run.Writer.Name, run.Batches);
        run.Release = run.Writer.Publish(cancellation).Id;
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
}
