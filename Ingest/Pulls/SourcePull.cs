using System.Diagnostics;
using System.Text.Json;
using System.Xml;
using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Checks;
using HealthNeeds.Ingest.Editions;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tables;
using HealthNeeds.Ingest.Telemetry;
using HealthNeeds.Ingest.Workspace;
using Microsoft.Extensions.Logging;

namespace HealthNeeds.Ingest.Pulls;

/// <summary>Asks one source, reads what came, judges it, and writes down what came of it. Nothing that goes wrong leaves here but being stopped, or being in use.</summary>
internal sealed class SourcePull(IngestPaths paths, PublisherSessionFactory sessions, AnswerReader reader, PullJudge judge, EditionCheck editions, ReleaseReceiptStore receipts, SourceStatusRecorder statuses, TimeProvider clock, ILogger<SourcePull> log)
{
    /// <exception cref="SourceBusyException">Another pull of it, or a decision on it, is under way; nothing was done.</exception>
    public async Task<PullOutcome> RunAsync(ILiveSource source, CancellationToken cancellation)
    {
        var folder = new SourceFolder(paths.Releases, source.Source);
        using var only = SourceLock.TryTake(folder.Path) ?? throw new SourceBusyException(source.Source);
        using var activity = IngestTelemetry.Activities.StartActivity("pull")?.SetTag("source", source.Source);
        var store = new SourceStore(folder);
        store.Tidy(receipts.Named(source.Source));
        var (started, stamp) = (clock.GetUtcNow(), clock.GetTimestamp());
        var judged = await WatchedAsync(source, folder, store, cancellation);
        Conclude(folder, OfThisEdition(source, judged, statuses.Of(source.Source).Editions), started, clock.GetElapsedTime(stamp), activity);
        // Where figures could not be had or read, an edition is not the question.
        if (judged.State is SourceState.Changed or SourceState.Unchanged && statuses.Of(source.Source) is var status && await editions.LookAsync(source.Source, status.Editions, cancellation) is { } known)
            statuses.Write(status with { Editions = known });
        return new PullOutcome(source.Source, judged.State, judged.Why, judged.NewFigures);
    }

    /// <summary>Where every edition has an address of its own, "nothing new" is true of the one that was asked.</summary>
    private static PullJudgement OfThisEdition(ILiveSource source, PullJudgement judged, EditionStatus? known) => judged is { State: SourceState.Unchanged, Why: null } && source.AskedEdition is { } edition
        ? judged with { Why = known is { Problem: null } ? "This edition has not changed." : $"This edition has not changed. {edition.Words}" }
        : judged;

    private async Task<PullJudgement> WatchedAsync(ILiveSource source, SourceFolder folder, SourceStore store, CancellationToken cancellation)
    {
        using var watch = new PullWatch(paths.Releases, source.Source, clock);
        return await JudgeAsync(source, folder, store, watch, cancellation);
    }

    private async Task<PullJudgement> JudgeAsync(ILiveSource source, SourceFolder folder, SourceStore store, PullWatch watch, CancellationToken cancellation)
    {
        var tally = new PullTally(0, 0, 0, 0);
        try
        {
            using var session = sessions.Begin(source.Source, source.Publisher);
            watch.Follow(() => session.Tally);
            return await AskAsync(source, session, folder, store, watch, t => tally = t, cancellation) with { Tally = tally };
        }
        catch (Exception problem) when (problem is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            // The pull's edge: one bad source never stops the others, so whatever it was becomes words.
            store.Discard();
            return Failed(folder, problem) with { Tally = tally };
        }
    }

    private async Task<PullJudgement> AskAsync(ILiveSource source, PublisherSession session, SourceFolder folder, SourceStore store, PullWatch watch, Action<PullTally> took, CancellationToken cancellation)
    {
        IReadOnlyList<RawResponse>? responses = null;
        try
        {
            responses = await PullAsync(source, session, took, cancellation);
            watch.Reads();
            var judged = judge.Known(folder, store, responses) ?? Read(source, session, folder, store, responses, cancellation);
            session.Complete();
            return judged;
        }
        catch (ColumnNotFoundException lost)
        {
            // What was answered is kept as evidence with what is held, and asked for again: it is not what the next pull asks after.
            session.Abandon();
            store.Begin();
            return PullJudge.Judge(folder, store, reader.Unread(source.Source, responses ?? session.Answers, ColumnMissingRule.Of(lost, folder.TryReadGood())));
        }
        catch (Exception cut) when (cut is CsvRefusedException { Rule: CsvRefusedException.CutShortRule } or ResponseRefusedException { Rule: CsvRefusedException.CutShortRule })
        {
            // Asked for again from its beginning: the publisher may say that nothing has changed since it gave half of it.
            session.Abandon();
            throw;
        }
        catch (ResponseRefusedException refused) when (responses is null && session.Answers.Any(a => a.Address == refused.Address))
        {
            // It came whole and cannot be what was asked for: the next pull would take it up, and refuse it without asking, for hours.
            session.Abandon();
            throw;
        }
        catch (Exception) when (responses is not null)
        {
            session.Complete();
            throw;
        }
    }

    private static async Task<IReadOnlyList<RawResponse>> PullAsync(ILiveSource source, PublisherSession session, Action<PullTally> took, CancellationToken cancellation)
    {
        try { return await source.PullAsync(session, cancellation); }
        finally { took(session.Tally); }
    }

    private PullJudgement Read(ILiveSource source, PublisherSession session, SourceFolder folder, SourceStore store, IReadOnlyList<RawResponse> responses, CancellationToken cancellation)
    {
        using var activity = IngestTelemetry.Activities.StartActivity("read")?.SetTag("source", source.Source);
        var read = reader.Read(source, responses, session.Open, store.Begin(), cancellation);
        RunTelemetry.RowsRejected.Add(read.Now.RowsRejected, new KeyValuePair<string, object?>("source", source.Source));
        return judge.Judge(folder, store, read);
    }

    private PullJudgement Failed(SourceFolder folder, Exception problem)
    {
        var expected = problem is PublisherUnavailableException or ResponseRefusedException or CsvRefusedException or IOException or InvalidDataException or FormatException or JsonException or XmlException;
        if (!expected)
            log.LogError(problem, "Source {Source}: the program failed", folder.Source);
        var serves = File.Exists(folder.PointerPath) ? "the last good figures are in use" : "bundled figures are in use, where there are any";
        var why = expected ? problem.Message : $"The program failed: {problem.Message}";
        return new PullJudgement(File.Exists(folder.PointerPath) ? SourceState.Stale : SourceState.Failed, $"{why} Meanwhile {serves}.") { NotBefore = (problem as PublisherUnavailableException)?.NotBefore };
    }

    private void Conclude(SourceFolder folder, PullJudgement judged, DateTimeOffset started, TimeSpan took, Activity? activity)
    {
        statuses.Write(PullStatus.After(statuses.Of(folder.Source), judged, PullStatus.HeldFrom(folder.ReadHeld()), started, took));
        KeyValuePair<string, object?>[] tags = [new("source", folder.Source), new("state", judged.State.ToString())];
        RunTelemetry.Pulls.Add(1, tags);
        RunTelemetry.PullSeconds.Record(took.TotalSeconds, tags);
        activity?.SetTag("state", judged.State).SetStatus(judged.IsAnswer ? ActivityStatusCode.Ok : ActivityStatusCode.Error, judged.Why);
        log.Log(
            judged.State is SourceState.Changed or SourceState.Unchanged ? LogLevel.Information : LogLevel.Warning,
            "Source {Source}: {State} after {Seconds:0.0} s (answers: {Responses}, rows: {Rows}): {Why}",
            folder.Source, judged.State, took.TotalSeconds, judged.Tally.Responses, judged.Read?.RowsIn ?? 0, judged.Why ?? "as expected");
    }
}
