using HealthNeeds.Ingest.Runs;
using HealthNeeds.Ingest.Validation;

namespace HealthNeeds.Ingest.Pipeline;

/// <summary>Renames the release into place and points to it: from here on it is what readers see.</summary>
internal sealed class PublishStage(BatchMemory memory) : IStage
{
    public StagePlan Plan { get; } = new("publish", "Publish", 1);

    public Task<StageResult> RunAsync(RunState run, CancellationToken cancellation)
    {
        run.Release = run.Writer.Publish(cancellation).Id;
        memory.Keep(run.Release, run.Batches);
        return Task.FromResult(new StageResult());
    }
}
