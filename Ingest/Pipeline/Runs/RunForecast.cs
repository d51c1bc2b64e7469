using HealthNeeds.Core.Runs;

namespace HealthNeeds.Ingest.Pipeline.Runs;

/// <summary>How long each stage should take, judged by the last run that published.</summary>
internal sealed class RunForecast
{
    // A stage's own fraction never claims to be done before it is.
    private const double AlmostDone = 0.97;
    private readonly Dictionary<string, double> _expected;

    public RunForecast(IEnumerable<StagePlan> plan, RunRecord? previous)
    {
        var last = previous?.Stages.ToDictionary(s => s.Id, s => s.Seconds) ?? [];
        _expected = plan.ToDictionary(s => s.Id, s => Math.Max(0.1, last.GetValueOrDefault(s.Id, s.TypicalSeconds)));
    }

    /// <param name="stages">The run so far.</param>
    /// <param name="stageFraction">Share of the running stage done, 0–1; null where it cannot tell, and time must.</param>
    public (double Fraction, double SecondsLeft) Judge(IReadOnlyList<RunStage> stages, double? stageFraction)
    {
        var total = _expected.Values.Sum();
        var left = stages.Sum(s => Left(s, stageFraction));
        return (Math.Clamp(1 - (left / total), 0, 1), left * Pace(stages));
    }

    private double Left(RunStage stage, double? stageFraction) => stage.State switch
    {
        StageState.Waiting => _expected[stage.Id],
        StageState.Running => _expected[stage.Id] * (1 - Math.Min(AlmostDone, stageFraction ?? (stage.Seconds / _expected[stage.Id]))),
        _ => 0,
    };

    // A slower machine shows in the stages already done.
    private double Pace(IReadOnlyList<RunStage> stages)
    {
        var done = stages.Where(s => s.State == StageState.Done).ToList();
        var expected = done.Sum(s => _expected[s.Id]);
        return expected < 3 ? 1 : Math.Clamp(done.Sum(s => s.Seconds) / expected, 0.2, 5);
    }
}
