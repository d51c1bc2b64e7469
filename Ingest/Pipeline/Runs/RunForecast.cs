using HealthNeeds.Core.Runs;

namespace HealthNeeds.Ingest.Pipeline.Runs;

/// <summary>How long each stage should take, judged by the last run that published.</summary>
internal sealed class RunForecast
{
    // A stage's own fraction never claims to be done before it is.
    private const double AlmostDone = 0.97;

    // One judged by time alone stays below that: it may take longer than expected, and the run would stand at 99% for all of it.
    private const double MostByTime = 0.9;

    // An estimate is no better than this, in seconds and as a share of what is left.
    private const double Tolerated = 5;
    private const double ToleratedShare = 0.1;

    // No machine is believed to be slower than so many times the last run.
    private const double Slowest = 5;
    private readonly Dictionary<string, double> _expected;

    public RunForecast(IEnumerable<StagePlan> plan, RunRecord? previous)
    {
        var last = previous?.Stages.ToDictionary(s => s.Id, s => s.Seconds) ?? [];
        _expected = plan.ToDictionary(s => s.Id, s => Math.Max(0.1, last.GetValueOrDefault(s.Id, s.TypicalSeconds)));
    }

    /// <param name="stages">The run so far.</param>
    /// <param name="stageFraction">Share of the running stage done, 0–1; null where it cannot tell, and time must.</param>
    /// <returns>Seconds are null once the running stage takes longer than it was expected to: nothing says then how much longer.</returns>
    public (double Fraction, double? SecondsLeft) Judge(IReadOnlyList<RunStage> stages, double? stageFraction)
    {
        var pace = Pace(stages);
        var left = stages.Sum(s => Left(s, stageFraction, pace));
        double? seconds = stages.Any(s => HasRunOut(s, left * pace, pace)) ? null : left * pace;
        return (Math.Clamp(1 - (left / _expected.Values.Sum()), 0, 1), seconds);
    }

    private double Left(RunStage stage, double? stageFraction, double pace) => stage.State switch
    {
        StageState.Waiting => _expected[stage.Id],
        StageState.Running => _expected[stage.Id] * (1 - Done(stage, stageFraction, pace)),
        _ => 0,
    };

    private double Done(RunStage stage, double? stageFraction, double pace) => stageFraction is { } told
        ? Math.Min(AlmostDone, told)
        : Math.Min(MostByTime, stage.Seconds / (_expected[stage.Id] * pace));

    private bool HasRunOut(RunStage stage, double left, double pace) =>
        stage.State == StageState.Running && stage.Seconds - (_expected[stage.Id] * pace) > Math.Max(Tolerated, left * ToleratedShare);

    // A slower machine shows in the stages already done. One that had nothing to do last time, as asking nobody or comparing with none, does not make all others slow.
    private double Pace(IReadOnlyList<RunStage> stages)
    {
        var done = stages.Where(s => s.State == StageState.Done).ToList();
        var expected = done.Sum(s => _expected[s.Id]);
        return expected < 3 ? 1 : Math.Clamp(done.Sum(s => Math.Min(s.Seconds, Slowest * _expected[s.Id])) / expected, 0.2, Slowest);
    }
}
