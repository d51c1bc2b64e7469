using HealthNeeds.Ingest.Checks;
using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Ingest.Pipeline.Stages;

/// <summary>Renames the release into place and points to it: from here on it is what readers see.</summary>
internal sealed class PublishStage(ReleaseBatchStore memory, ReleaseReceiptStore receipts) : IStage
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

/// <summary>Closes the release, rereads it, and holds it to everything that must be true of one.</summary>
internal sealed class VerifyStage(ReleaseExpectations expectations) : IStage
{
    public StagePlan Plan { get; } = new("verify", "Close, reread and verify", 15);

    public Task<StageResult> RunAsync(RunState run, CancellationToken cancellation)
    {
        run.Writer.Seal(expectations, cancellation);
        return Task.FromResult(new StageResult(run.RowsPublished));
    }
}
