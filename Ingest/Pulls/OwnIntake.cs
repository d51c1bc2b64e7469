using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Checks;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Publishers.OwnFigures;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tables;
using HealthNeeds.Ingest.Workspace;

namespace HealthNeeds.Ingest.Pulls;

/// <summary>Takes own indicators in as a publisher's answers are: kept as evidence, read, judged by every rule on a pull, then in use, or held for the analyst. No network is used.</summary>
internal sealed class OwnIntake(IngestPaths paths, OwnDirectory directory, EvidenceStore evidence, AnswerReader reader, PullJudge judge, ReleaseReceiptStore receipts, SourceStatusRecorder statuses, TimeProvider clock)
{
    /// <summary>Ids of those that were taken in and not taken out since: the next release has them, or they wait for a decision.</summary>
    public IReadOnlyList<string> Taken => [.. Known().Where(IsTaken)];

    /// <summary>Every own indicator of the directory; those that are in it no more go out of use, unless nothing at all is in it.</summary>
    /// <param name="warn">Told what an analyst should know of it.</param>
    public void TakeAll(IReadOnlyCollection<string> focusAreas, Action<string> warn, CancellationToken cancellation)
    {
        var strays = directory.Strays;
        foreach (var stray in strays)
            warn($"{stray} in the directory of own indicators is not read: expected own-….json with own-….csv beside it.");
        var there = directory.Ids;
        foreach (var id in there)
            Alone(id, () => Tell(Take(directory.Files(id), focusAreas, cancellation), warn), warn);
        // A directory that is not mounted is not there, or is an empty folder: neither may take an analyst's figures out of the next release.
        var stays = there.Count + strays.Count == 0 ? Taken : there;
        if (there.Count + strays.Count == 0 && stays.Count > 0)
            warn($"The directory of own indicators {(directory.IsThere ? "has none" : "is not there")} ({directory.Path}): those in use, {string.Join(", ", stays)}, stay as they are. To take one out: own remove ID.");
        foreach (var id in Known().Except(stays, StringComparer.Ordinal))
            Alone(id, () => Retire(id), warn);
    }

    /// <exception cref="SourceBusyException">Somebody else is changing it; nothing was done.</exception>
    public PullOutcome Take(OwnFiles files, IReadOnlyCollection<string> focusAreas, CancellationToken cancellation)
    {
        var folder = new SourceFolder(paths.Releases, files.Id);
        using var only = SourceLock.TryTake(folder.Path) ?? throw new SourceBusyException(files.Id);
        var store = new SourceStore(folder);
        store.Tidy(receipts.Named(files.Id));
        var (started, stamp) = (clock.GetUtcNow(), clock.GetTimestamp());
        var judged = Judge(files, focusAreas, folder, store, cancellation);
        statuses.Write(PullStatus.After(statuses.Of(files.Id), judged, PullStatus.HeldFrom(folder.ReadHeld()), started, clock.GetElapsedTime(stamp)));
        return new PullOutcome(files.Id, judged.State, judged.Why, judged.NewFigures);
    }

    /// <summary>The next release is without it. What a kept release was made from stays until that is gone.</summary>
    /// <exception cref="SourceBusyException">Somebody else is changing it; nothing was done.</exception>
    public void Retire(string id)
    {
        var folder = new SourceFolder(paths.Releases, id);
        using (SourceLock.TryTake(folder.Path) ?? throw new SourceBusyException(id))
        {
            foreach (var file in new[] { folder.PointerPath, folder.RefusedPath, StatusOf(folder) })
                File.Delete(file);
            var store = new SourceStore(folder);
            store.DropHeld(_ => true);
            store.Tidy(receipts.Named(id));
        }

        if (folder.GoodIds.Count == 0)
            Directory.Delete(folder.Path, recursive: true);
    }

    /// <summary>Own indicators that have a folder beside the releases: in use, held, or named by a kept release.</summary>
    private List<string> Known()
    {
        var sources = Path.Combine(paths.Releases, "sources");
        return Directory.Exists(sources) ? [.. Directory.EnumerateDirectories(sources).Select(d => Path.GetFileName(d)!).Where(OwnIndicators.IsOwn).Order(StringComparer.Ordinal)] : [];
    }

    /// <summary>Of one that was taken out, nothing is left but what a kept release was made from.</summary>
    private bool IsTaken(string id) => new SourceFolder(paths.Releases, id) is var folder && (File.Exists(folder.PointerPath) || File.Exists(StatusOf(folder)) || folder.HeldIds.Count > 0);

    private static string StatusOf(SourceFolder folder) => Path.Combine(folder.Path, "status.json");

    /// <summary>One that goes wrong never stops the others, nor the release.</summary>
    private static void Alone(string id, Action work, Action<string> warn)
    {
        try
        {
            work();
        }
        catch (Exception trouble) when (trouble is SourceBusyException or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            warn($"{id} could not be updated: {trouble.Message}");
        }
    }

    private static void Tell(PullOutcome outcome, Action<string> warn)
    {
        if (outcome is { State: SourceState.Changed or SourceState.Unchanged, Why: { } why })
            warn($"{outcome.Source}: {why}");
    }

    private PullJudgement Judge(OwnFiles files, IReadOnlyCollection<string> focusAreas, SourceFolder folder, SourceStore store, CancellationToken cancellation)
    {
        IReadOnlyList<RawResponse> answers = [];
        try
        {
            files.Read(focusAreas);
            answers = files.Answers(clock.GetUtcNow(), path => Keep(files.Id, path));
            return judge.Known(folder, store, answers) ?? judge.Judge(folder, store, reader.Read(new OwnIndicatorSource(files.Id), answers, evidence.Open, store.Begin(), cancellation));
        }
        catch (ColumnNotFoundException lost)
        {
            store.Begin();
            return PullJudge.Judge(folder, store, reader.Unread(files.Id, answers, ColumnMissingRule.Of(lost, folder.TryReadGood())));
        }
        catch (Exception problem) when (problem is CatalogueException or CsvRefusedException or ResponseRefusedException or IOException or InvalidDataException)
        {
            store.Discard();
            var serves = File.Exists(folder.PointerPath);
            return new PullJudgement(serves ? SourceState.Stale : SourceState.Failed, $"{problem.Message} Meanwhile {(serves ? "the last good figures are in use" : "there are none of it")}.");
        }
    }

    /// <summary>A copy under its hash: the file may be edited, and what a release was made from stays.</summary>
    private (string Sha256, string Path) Keep(string id, string path)
    {
        var copy = Path.Combine(evidence.Partial(id), Path.GetFileName(path));
        Directory.CreateDirectory(evidence.Partial(id));
        File.Copy(path, copy, overwrite: true);
        var kept = evidence.Keep(copy);
        Directory.Delete(evidence.Partial(id), recursive: true);
        return kept;
    }
}
