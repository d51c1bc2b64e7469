using HealthNeeds.Ingest.Runs;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Ingest.Pipeline;

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
