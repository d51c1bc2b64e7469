using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.Pipeline.Runs;

namespace HealthNeeds.Ingest.Tests.Pipeline.Stages;

internal sealed class FakeStage(string id, Func<RunState, CancellationToken, Task<StageResult>> work) : IStage
{
    public FakeStage(string id, Func<RunState, StageResult> work)
        : this(id, (run, _) => Task.FromResult(work(run)))
    {
    }

    public StagePlan Plan { get; } = new(id, id, 1);

    public Task<StageResult> RunAsync(RunState run, CancellationToken cancellation) => work(run, cancellation);
}
