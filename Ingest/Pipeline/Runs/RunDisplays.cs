using System.Globalization;
using HealthNeeds.Core.Runs;
using HealthNeeds.Store.State;
using Microsoft.Extensions.Logging;

namespace HealthNeeds.Ingest.Pipeline.Runs;

/// <summary>Somewhere the state of the live run is shown: a file, a terminal, a log.</summary>
internal interface IRunDisplay
{
    /// <summary>Called a few times a second, from one thread at a time.</summary>
    void Show(RunProgress progress);
}

/// <summary>The progress file, from which the dashboard draws its progress page.</summary>
internal sealed class FileDisplay(RunProgressFile file, ILogger<FileDisplay> log) : IRunDisplay
{
    private bool _told;

    public void Show(RunProgress progress)
    {
        try
        {
            file.Write(progress);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException && !_told)
        {
            // Progress is a courtesy: the stage that cannot write figures is the one to end the run.
            _told = true;
            log.LogWarning("The progress of this run cannot be written: {Problem}", problem.Message);
        }
        catch (Exception again) when (again is IOException or UnauthorizedAccessException)
        {
            log.LogDebug("The progress of this run still cannot be written: {Problem}", again.Message);
        }
    }
}

/// <summary>One plain line when a stage begins and when it ends: for logs and redirected output.</summary>
internal sealed class LineDisplay(Action<string> write) : IRunDisplay
{
    private readonly Dictionary<string, StageState> _shown = [];

    public void Show(RunProgress progress)
    {
        foreach (var stage in progress.Stages)
        {
            if (_shown.GetValueOrDefault(stage.Id) == stage.State)
                continue;
            _shown[stage.Id] = stage.State;
            if (Line(stage, progress) is { } line)
                write(line);
        }
    }

    private static string? Line(RunStage stage, RunProgress progress) => stage.State switch
    {
        StageState.Running => $"{stage.Title} … ({progress.Fraction.ToString("P0", CultureInfo.InvariantCulture)} of the run done{Left(progress)})",
        StageState.Done => string.Create(CultureInfo.InvariantCulture, $"{stage.Title}: done in {stage.Seconds:0.0} s{Rows(stage)}"),
        StageState.Failed => string.Create(CultureInfo.InvariantCulture, $"{stage.Title}: failed after {stage.Seconds:0.0} s"),
        _ => null,
    };

    private static string Rows(RunStage stage) => stage.Rows is { } rows ? $", {CountWords.Some(rows, "row")}" : string.Empty;

    private static string Left(RunProgress progress) =>
        progress.SecondsLeft is { } seconds ? string.Create(CultureInfo.InvariantCulture, $", about {seconds:0} s left") : string.Empty;
}
