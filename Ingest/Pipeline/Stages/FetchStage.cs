using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Ingest.Publishers.OwnFigures;
using HealthNeeds.Ingest.Pulls;
using HealthNeeds.Ingest.Snapshot;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.Files;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.State;

namespace HealthNeeds.Ingest.Pipeline.Stages;

/// <summary>
/// Asks publishers where the request says so, puts what they last said that is good in the place of the bundled figures,
/// and ends the run where all of it is what the current release was made from.
/// </summary>
internal sealed class FetchStage(BundledFigures bundled, PullCoordinator pulls, OwnIntake own, ServingFigures live, ReleaseReceiptStore receipts, ReleaseCatalogue releases, IngestPaths paths, TimeProvider clock) : IStage
{
    /// <summary>No file takes so long to write: what is older was left by a process that was killed.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    public StagePlan Plan { get; } = new("fetch", "Fetch figures", 1);

    public async Task<StageResult> RunAsync(RunState run, CancellationToken cancellation)
    {
        run.Catalogues = DataCatalogues.Read(paths.Data);
        run.Region = run.Catalogues.Region(run.Request.Region);
        Remember(run);
        Tidy();
        if (run.Request.Ask && !pulls.Offline)
            await AskAsync(run, cancellation);
        own.TakeAll(FocusAreas(run), run.Warn, cancellation);
        run.Tracker.Report("Reading snapshot");
        run.Bundled = await bundled.ReadAsync(LastHashes(run), cancellation);
        return Settle(run);
    }

    /// <summary>Takes what serves now as the run's inputs; ends the run where they are those of the current release.</summary>
    public StageResult Settle(RunState run)
    {
        run.Take(live.Replace(run.Bundled, LastHashes(run)));
        run.Catalogues = run.Catalogues with { Indicators = run.Catalogues.Indicators.WithOwn(OwnIndicatorSource.Among(run.Fetched, FocusAreas(run))) };
        foreach (var source in run.Sources.Where(s => s.State is SourceState.Held or SourceState.Stale or SourceState.Failed))
            run.Warn($"{source.Source} is {source.State.Id()}: {source.Detail}");
        run.InputHash = InputHash.Of(run, paths);
        var end = run.Request.Force ? null : Unchanged(run);
        return new StageResult(run.Fetched.Sum(f => f.Rows), end is not null && IsServed(run) ? end : null);
    }

    private static string[] FocusAreas(RunState run) => [.. run.Catalogues.FocusAreas.Select(f => f.Id)];

    private void Remember(RunState run)
    {
        var log = new RunLog(paths.Releases);
        var newest = log.Newest(RunOutcome.Published);
        var current = releases.TryCurrent()?.Id;
        // Where the pointer cannot be read, the newest run is the best there is to go by.
        if (current is null || newest?.Release == current)
            run.Last = newest;
        else if (log.MakerOf(current) is { } maker)
            (run.Last, run.Undone) = (maker, newest);
        else
            // Its run left no record: what it was made from is not known, so nothing is as it was.
            run.Last = newest is null ? null : newest with { InputHash = string.Empty };
    }

    private async Task AskAsync(RunState run, CancellationToken cancellation)
    {
        var done = 0;
        run.Tracker.Report($"Asking {pulls.Sources.Count} publishers", 0);
        var outcomes = await pulls.RunAsync(
            pulls.Sources,
            outcome => run.Tracker.Report($"{outcome.Source}: {outcome.State.Id()}", (double)Interlocked.Increment(ref done) / pulls.Sources.Count),
            cancellation);
        foreach (var told in outcomes.Where(o => o.State is SourceState.Changed or SourceState.Unchanged && o.Why is not null))
            run.Warn($"{told.Source}: {told.Why}");
        foreach (var outcome in outcomes.Where(o => o.IsUnwritten))
            run.Warn($"{outcome.Source} could not be updated: {outcome.Why}");
    }

    /// <summary>What a reader cannot open is made again, though nothing is new.</summary>
    private bool IsServed(RunState run)
    {
        if (releases.Problem() is not { } problem)
            return true;
        run.Warn($"The current release cannot be read, so another is made: {problem}");
        return false;
    }

    private void Tidy()
    {
        receipts.Tidy();
        foreach (var folder in new[] { string.Empty, "runs", "batches", Path.Combine(EvidenceStore.FolderName, "index") })
            AtomicFile.Sweep(Path.Combine(paths.Releases, folder), clock.GetUtcNow() - Abandoned);
    }

    private static Dictionary<string, string> LastHashes(RunState run) =>
        run.Last?.Sources.ToDictionary(s => s.Source, s => s.Sha256, StringComparer.Ordinal) ?? [];

    /// <summary>What was put back is not undone by the figures it was put back over: only by new ones.</summary>
    private RunEnd? Unchanged(RunState run) => run switch
    {
        { Last: { } last } when last.InputHash == run.InputHash => new RunEnd(
            RunOutcome.Unchanged,
            $"Figures, code and options are those of release {last.Release}: nothing was published. --force publishes anyway."),
        { Undone: { } undone } when undone.InputHash == run.InputHash => new RunEnd(
            RunOutcome.Unchanged,
            $"Figures, code and options are those of release {undone.Release}, in whose place {releases.TryCurrent()?.Id} was put back and is in use: nothing was published. --force publishes anyway."),
        _ => null,
    };
}
