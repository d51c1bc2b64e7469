using System.Text.Json.Serialization;

namespace HealthNeeds.Core.Runs;

/// <summary>What one run of the pipeline did; kept for every run, failed ones too.</summary>
/// <param name="Id">Also its file name: "20261122T201500Z-3f9a".</param>
/// <param name="Trigger">"schedule", "first-run", "missed-run", "upgrade" or "command".</param>
/// <param name="InputHash">Hash over every input, the product's version and the options; empty if the run ended before it was known.</param>
/// <param name="Message">The outcome in words: what happened, and what still serves.</param>
/// <param name="RowsPublished">Observations in the release; 0 unless one was published.</param>
/// <param name="RowsRejected">All rejections of this run, of whole rows and of single figures, of which the kept file may hold the first part only.</param>
/// <param name="Release">Id of the release published, or null.</param>
public sealed record RunRecord(
    string Id,
    DateTimeOffset Started,
    DateTimeOffset Finished,
    string Trigger,
    string Region,
    string ProductVersion,
    string InputHash,
    RunOutcome Outcome,
    string Message,
    IReadOnlyList<RunStage> Stages,
    IReadOnlyList<SourceCounts> Sources,
    IReadOnlyList<string> Warnings,
    long RowsPublished,
    long RowsRejected,
    long PeakBytes,
    string? Release)
{
    public TimeSpan Duration => Finished - Started;

    public long RowsIn => Sources.Sum(s => s.RowsIn);

    /// <summary>Rows rejected whole, as the release counts them by source; all rejections where no source was counted.</summary>
    public long WholeRowsRejected => Sources.Count == 0 ? RowsRejected : Math.Min(RowsRejected, Sources.Sum(s => s.RowsRejected));

    /// <summary>The other rejections: single figures set aside from rows whose other figures were kept.</summary>
    public long SingleFiguresRejected => RowsRejected - WholeRowsRejected;
}

/// <summary>How a run of the pipeline ended. Only <see cref="Published"/> changes what readers see.</summary>
public enum RunOutcome
{
    /// <summary>A new release is being served.</summary>
    Published,

    /// <summary>Inputs, code and options were those of the current release; nothing was published.</summary>
    Unchanged,

    /// <summary>A batch rule held a source that the release cannot do without; the current release still serves.</summary>
    Held,

    /// <summary>Something broke; the current release still serves.</summary>
    Failed,

    /// <summary>Stopped on request before it published; the current release still serves.</summary>
    Stopped,
}

/// <summary>One step of a run: fetch, validate, stage, attribute, analyse, verify, publish.</summary>
/// <param name="Seconds">Wall-clock time so far.</param>
/// <param name="Rows">Rows the stage has handled, where it counts rows.</param>
/// <param name="PeakBytes">Highest resident memory of the process up to the end of the stage.</param>
/// <param name="CpuSeconds">Time of all its processors together. Where it is far below their number times the seconds, the machine was busy with something else.</param>
public sealed record RunStage(string Id, string Title, StageState State, double Seconds, long? Rows = null, long? PeakBytes = null, double? CpuSeconds = null);

public enum StageState
{
    Waiting,
    Running,
    Done,
    Failed,

    /// <summary>Not reached, because an earlier stage ended the run.</summary>
    Skipped,
}

/// <summary>One source's part in a run. Every row that came in was kept or rejected.</summary>
public sealed record SourceCounts
{
    public SourceCounts(string source, SourceState state, long rowsIn, long rowsKept, long rowsRejected, string sha256, string? detail = null)
    {
        if (rowsKept < 0 || rowsRejected < 0 || rowsIn != rowsKept + rowsRejected)
            throw new ArgumentException($"{source}: {rowsIn} rows came in, but {rowsKept} kept and {rowsRejected} rejected do not add up to them.");
        (Source, State, RowsIn, RowsKept, RowsRejected, Sha256, Detail) = (source, state, rowsIn, rowsKept, rowsRejected, sha256, detail);
    }

    /// <summary>Id of the <see cref="HealthNeeds.Core.Indicators.Source"/>.</summary>
    public string Source { get; }

    public SourceState State { get; init; }

    public long RowsIn { get; }

    public long RowsKept { get; }

    public long RowsRejected { get; }

    /// <summary>Hash of what came in, lower-case hexadecimal.</summary>
    public string Sha256 { get; }

    /// <summary>In words, where there is more to say than the state.</summary>
    public string? Detail { get; init; }

    /// <summary>Single figures of kept rows that broke a rule when they were first read, and are held as missing. Told in <see cref="Detail"/>; no record of a run has it.</summary>
    [JsonIgnore]
    public long FiguresRejected { get; init; }
}

/// <summary>What became of one source in a run.</summary>
public enum SourceState
{
    /// <summary>New figures came and were taken in.</summary>
    Changed,

    /// <summary>The publisher, or the file's hash, says nothing is new since the last release.</summary>
    Unchanged,

    /// <summary>It could not be had; figures from an earlier fetch were used.</summary>
    Stale,

    /// <summary>A batch rule held it back.</summary>
    Held,

    /// <summary>It could not be had, and there is no earlier fetch.</summary>
    Failed,
}

/// <summary>A row, or a whole batch, that broke a rule.</summary>
/// <param name="Source">Id of the source it came from.</param>
/// <param name="Rule">Id of the rule, as in "range".</param>
/// <param name="Line">Line in the publisher's file or row of the bundled one, counted from 1; null for a batch.</param>
/// <param name="Key">What the row is about: "iod2025-ypll E01007317 2018–22".</param>
/// <param name="Reason">The rule in words.</param>
/// <param name="Found">What was there, as text.</param>
/// <param name="Expected">What would have passed.</param>
public sealed record Rejection(string Source, string Rule, long? Line, string Key, string Reason, string Found, string Expected);
