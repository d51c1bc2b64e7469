using System.Diagnostics;
using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Ingest.Telemetry;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.State;
using Microsoft.Extensions.Logging;

namespace HealthNeeds.Ingest.Pipeline;

/// <summary>One run from lock to record. Whatever happens inside, a record of it is written and the current release stays in use.</summary>
internal sealed class Refresh(string releasesDirectory, IReadOnlyList<IStage> stages, TimeProvider clock, ILoggerFactory loggers, Action? tidy = null)
{
    private const string StillServing = "Nothing was published; the release that was current before, if there is one, stays in use.";
    private readonly IReadOnlyList<IStage> _stages = stages.Count > 0 ? stages : throw new ArgumentException("A refresh needs at least one stage.", nameof(stages));
    private readonly ILogger _log = loggers.CreateLogger<Refresh>();
    private readonly RunLog _runs = new(releasesDirectory);
    private readonly RunProgressFile _progress = new(releasesDirectory);

    /// <exception cref="RunLockHeldException">Another refresh of this directory, or a restore into it, is under way; nothing was done.</exception>
    public async Task<RunRecord> RunAsync(RefreshRequest request, IReadOnlyList<IRunDisplay> displays, CancellationToken cancellation)
    {
        using var only = RunLock.Take(releasesDirectory, $"refresh, {request.Trigger}", clock);
        var plan = _stages.Select(s => s.Plan).ToList();
        var forecast = new RunForecast(plan, _runs.Newest(RunOutcome.Published));
        IRunDisplay file = new FileDisplay(_progress, loggers.CreateLogger<FileDisplay>());
        try
        {
            await using var tracker = new RunTracker(RunIds.Next(clock.GetUtcNow(), _runs.NewestId()), plan, forecast, [file, .. displays], clock);
            using var run = new RunState(tracker.RunId, request, tracker);
            using var activity = IngestTelemetry.Activities.StartActivity("refresh")?.SetTag("run", run.RunId).SetTag("trigger", request.Trigger);
            var end = await RunStagesAsync(run, cancellation);
            RunTelemetry.Runs.Add(1, new KeyValuePair<string, object?>("outcome", end.Outcome.ToString()));
            activity?.SetTag("outcome", end.Outcome);
            tracker.SkipTheRest();
            var record = Record(run, end);
            Keep(record, run.Rejections);
            return record;
        }
        finally
        {
            // Also where the record could not be written.
            tidy?.Invoke();
            _progress.Clear();
        }
    }

    private async Task<RunEnd> RunStagesAsync(RunState run, CancellationToken cancellation)
    {
        try
        {
            foreach (var stage in _stages)
            {
                cancellation.ThrowIfCancellationRequested();
                if ((await RunStageAsync(stage, run, cancellation)).End is { } end)
                    return end;
            }

            return Published(run);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return CutShort(run, RunOutcome.Stopped, "Stopped on request.");
        }
        catch (Exception problem)
        {
            // The job's edge: the record carries the failure in words, the log the rest.
            _log.LogError(problem, "Run {RunId} failed", run.RunId);
            return CutShort(run, RunOutcome.Failed, problem.Message);
        }
    }

    private static RunEnd Published(RunState run) => new(RunOutcome.Published, $"Release {run.Release} is published and served.");

    /// <summary>Once readers see the release, nothing that comes after it may say that there is none.</summary>
    private static RunEnd CutShort(RunState run, RunOutcome outcome, string why)
    {
        if (run.Release is null)
            return new RunEnd(outcome, $"{why} {StillServing}");
        run.Warn($"Release {run.Release} is published and served, but what comes after publishing was not finished: {why}");
        return Published(run);
    }

    private static async Task<StageResult> RunStageAsync(IStage stage, RunState run, CancellationToken cancellation)
    {
        using var activity = IngestTelemetry.Activities.StartActivity($"stage {stage.Plan.Id}")?.SetTag("run", run.RunId);
        var started = Stopwatch.GetTimestamp();
        try
        {
            var result = await run.Tracker.StageAsync(stage.Plan.Id, () => stage.RunAsync(run, cancellation));
            activity?.SetTag("rows", result.Rows);
            return result;
        }
        finally
        {
            RunTelemetry.StageSeconds.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, new KeyValuePair<string, object?>("stage", stage.Plan.Id));
        }
    }

    private void Keep(RunRecord record, RunRejections rejections)
    {
        if (rejections.Kept.Count > 0)
            _runs.WriteRejections(record.Id, rejections.Kept);
        _runs.Write(record);
    }

    private RunRecord Record(RunState run, RunEnd end) => new(
        run.RunId,
        run.Tracker.Started,
        clock.GetUtcNow(),
        run.Request.Trigger,
        run.Request.Region,
        ProductVersion.Text,
        run.InputHash,
        end.Outcome,
        end.Message,
        run.Tracker.Stages,
        run.Sources,
        run.Warnings,
        end.Outcome == RunOutcome.Published ? run.RowsPublished : 0,
        run.Rejections.Count,
        ProcessUsage.Now().PeakBytes,
        end.Outcome == RunOutcome.Published ? run.Release : null);
}

/// <param name="Region">A region id ("south-yorkshire") or an ICB code ("E54000054").</param>
/// <param name="Force">Publish even where nothing changed since the current release.</param>
/// <param name="Ask">Ask every publisher first; otherwise the figures that are there are used.</param>
/// <param name="Trigger">"schedule", "first-run", "missed-run", "upgrade" or "command": kept in the run record.</param>
internal sealed record RefreshRequest(string Region, bool Force, string Trigger, bool Ask = false);
