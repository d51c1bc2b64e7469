using HealthNeeds.Core.Runs;

namespace HealthNeeds.Ingest.Pipeline.Runs;

/// <summary>Times the stages of one run and shows how far it is, four times a second.</summary>
internal sealed class RunTracker : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);
    private readonly Lock _gate = new();
    private readonly Lock _showing = new();
    private readonly TimeProvider _clock;
    private readonly RunForecast _forecast;
    private readonly IReadOnlyList<IRunDisplay> _displays;
    private readonly RunStage[] _stages;
    private readonly ITimer _timer;
    private string _message = string.Empty;
    private double? _stageFraction;
    private int _current = -1;
    private long _stageStarted;
    private double _cpuBefore;

    public RunTracker(string runId, IReadOnlyList<StagePlan> plan, RunForecast forecast, IReadOnlyList<IRunDisplay> displays, TimeProvider clock)
    {
        (RunId, _forecast, _displays, _clock) = (runId, forecast, displays, clock);
        _stages = [.. plan.Select(p => new RunStage(p.Id, p.Title, StageState.Waiting, 0))];
        Started = clock.GetUtcNow();
        _timer = clock.CreateTimer(_ => Show(), null, TimeSpan.Zero, Beat);
    }

    public string RunId { get; }

    public DateTimeOffset Started { get; }

    public IReadOnlyList<RunStage> Stages
    {
        get
        {
            lock (_gate)
                return [.. _stages];
        }
    }

    /// <summary>Times one stage, whether it ends well or not.</summary>
    public async Task<StageResult> StageAsync(string id, Func<Task<StageResult>> work)
    {
        Begin(id);
        try
        {
            var result = await work();
            End(result.End?.Outcome is RunOutcome.Held ? StageState.Failed : StageState.Done, result.Rows);
            return result;
        }
        catch
        {
            End(StageState.Failed, null);
            throw;
        }
    }

    /// <summary>What the running stage is doing, and the share of it done where that is known.</summary>
    public void Report(string message, double? stageFraction = null)
    {
        lock (_gate)
            (_message, _stageFraction) = (message, stageFraction);
    }

    public void SkipTheRest()
    {
        lock (_gate)
        {
            for (var i = 0; i < _stages.Length; i++)
            {
                if (_stages[i].State == StageState.Waiting)
                    _stages[i] = _stages[i] with { State = StageState.Skipped };
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        Show();
    }

    private void Begin(string id)
    {
        lock (_gate)
        {
            _current = Array.FindIndex(_stages, s => s.Id == id);
            _stageStarted = _clock.GetTimestamp();
            _cpuBefore = ProcessUsage.Now().CpuSeconds;
            _stages[_current] = _stages[_current] with { State = StageState.Running };
            (_message, _stageFraction) = (_stages[_current].Title, null);
        }
    }

    private void End(StageState state, long? rows)
    {
        var usage = ProcessUsage.Now();
        lock (_gate)
            _stages[_current] = _stages[_current] with { State = state, Seconds = Elapsed(), Rows = rows, PeakBytes = usage.PeakBytes, CpuSeconds = Math.Round(usage.CpuSeconds - _cpuBefore, 3) };
    }

    private double Elapsed() => Math.Round(_clock.GetElapsedTime(_stageStarted).TotalSeconds, 3);

    private void Show()
    {
        lock (_showing)
        {
            var progress = Now();
            foreach (var display in _displays)
                display.Show(progress);
        }
    }

    private RunProgress Now()
    {
        lock (_gate)
        {
            if (_current >= 0 && _stages[_current].State == StageState.Running)
                _stages[_current] = _stages[_current] with { Seconds = Elapsed() };
            var (fraction, left) = _forecast.Judge(_stages, _stageFraction);
            return new RunProgress(RunId, Started, _clock.GetUtcNow(), fraction, _message, [.. _stages], left);
        }
    }
}

/// <summary>One stage of the pipeline before it runs.</summary>
/// <param name="TypicalSeconds">On two cores with the bundled figures; what a first run's estimate starts from.</param>
internal sealed record StagePlan(string Id, string Title, double TypicalSeconds);

/// <summary>How a stage ended.</summary>
/// <param name="Rows">Rows it handled, where it counts rows.</param>
/// <param name="End">Set where the run ends here, and not by mistake.</param>
internal sealed record StageResult(long? Rows = null, RunEnd? End = null);

/// <param name="Message">What happened, in a reader's words.</param>
internal sealed record RunEnd(RunOutcome Outcome, string Message);
