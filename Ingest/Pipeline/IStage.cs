using HealthNeeds.Ingest.Runs;

namespace HealthNeeds.Ingest.Pipeline;

/// <summary>One step from publishers' figures to a release. Stages run in order and leave what they made in the <see cref="RunState"/>.</summary>
internal interface IStage
{
    StagePlan Plan { get; }

    Task<StageResult> RunAsync(RunState run, CancellationToken cancellation);
}
