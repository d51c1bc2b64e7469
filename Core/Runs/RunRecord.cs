namespace HealthNeeds.Core.Runs;

/// <summary>What one run of the pipeline did; kept for every run, failed ones too.</summary>
/// <param name="Id">Also its file name: "20261122T201500Z-3f9a".</param>
/// <param name="Trigger">"schedule", "first-run", "missed-run", "upgrade" or "command".</param>
/// <param name="InputHash">Hash over every input, the product's version and the options; empty if the run ended before it was known.</param>
/// <param name="Message">The outcome in words: what happened, and what still serves.</param>
/// <param name="RowsPublished">Observations in the release; 0 unless one was published.</param>
/// <param name="RowsRejected">All rejections of this run, of which the kept file may hold the first part only.</param>
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
}
