using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.Audit;
using HealthNeeds.Store.Files;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Requests;
using HealthNeeds.Store.State;
using Microsoft.Extensions.Logging;

namespace HealthNeeds.Ingest.Decisions;

/// <summary>
/// Carries out what the site's analysts ask for, by the same ways as commands do and under the same rules. Who may write into the directory of requests may ask in
/// anybody's name: the directory's permissions are the boundary. Long because what is done with a request and what earlier looks did with it are told in the same words.
/// </summary>
internal sealed class DecisionDesk(IngestPaths paths, AnalystDecisions figures, ReleaseDecisions releases, AuditLog audit, TimeProvider clock, ILogger<DecisionDesk> log)
{
    /// <summary>What is older was asked for in a situation that may be no more.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(24);

    private const string ByRequest = "request ";

    /// <summary>Looks at every request that waits, oldest first. One that meets a refresh or a pull under way waits on.</summary>
    /// <returns>What became of those that no longer wait; nothing where another worker looks just now.</returns>
    public async Task<IReadOnlyList<RequestOutcome>> ClearAsync(CancellationToken cancellation)
    {
        if (paths.Requests is not { } directory)
            return [];
        using var only = LockFile.TryTake(Path.Combine(paths.Releases, "requests.lock"));
        if (only is null)
            return [];
        var box = new RequestBox(directory);
        List<RequestOutcome> outcomes = [];
        foreach (var file in box.Take())
        {
            if (await TryAsync(file, cancellation) is not { } outcome)
                continue;
            if (TryFinish(box, file, outcome))
                outcomes.Add(outcome);
        }

        return outcomes;
    }

    /// <returns>False where it could not be written down: the next look finds in the audit log what was done, and writes it down then.</returns>
    private bool TryFinish(RequestBox box, WaitingFile file, RequestOutcome outcome)
    {
        try
        {
            box.Finish(file, outcome);
            return true;
        }
        catch (Exception unwritten) when (unwritten is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(unwritten, "What became of request {Id} could not be written down; it is told at the next look", outcome.Id);
            return false;
        }
    }

    /// <returns>Null where it waits on.</returns>
    /// <exception cref="AuditRefusedException">The log cannot be written: nothing was done, and the request stays.</exception>
    private async Task<RequestOutcome?> TryAsync(WaitingFile file, CancellationToken cancellation)
    {
        if (await EarlierAsync(file, cancellation) is { } earlier)
            return earlier;
        if (Refusal(file) is { } refusal)
            return await RefuseAsync(file, refusal, cancellation);
        var request = file.Request!;
        try
        {
            return new RequestOutcome(request.Id, clock.GetUtcNow(), Done: true, await CarryOutAsync(request, cancellation), request);
        }
        catch (Exception busy) when (busy is RunLockHeldException or SourceBusyException)
        {
            return null;
        }
        catch (Exception wrong) when (wrong is NothingHeldException or UnreadableException or NoSuchReleaseException or ReleaseRefusedException)
        {
            return await RefuseAsync(file, wrong.Message, cancellation);
        }
        catch (Exception disk) when (disk is (IOException and not AuditRefusedException) or UnauthorizedAccessException)
        {
            // Tried again at each look, it would fill the log and keep the others waiting.
            return await RefuseAsync(file, $"It was tried and failed: {disk.Message} Ask again once that is mended.", cancellation);
        }
    }

    /// <summary>What an earlier look did or noted that was stopped before it could leave the outcome: nothing is done, or written in the log, twice.</summary>
    /// <returns>Null where none did anything, or what it tried failed.</returns>
    /// <exception cref="AuditRefusedException">The log tells of it and is not as it was written: that is not believed, for another hand may have added it, and nothing is done, for it may be done already.</exception>
    private async Task<RequestOutcome?> EarlierAsync(WaitingFile file, CancellationToken cancellation)
    {
        var (sound, report) = (Sound(file), await AuditCheck.RunAsync(audit.Files, noted: null, clock, cancellation));
        var last = sound is null ? Note(file, report.Lines) : Last(By(sound), sound.Target, report.Lines);
        if (last is not null && !report.LinesAreAsWritten)
            throw new AuditRefusedException($"The audit log {audit.Files.Log} is not as it was written, and its line {last.Number} tells of a request that waits. Nothing was done. 'audit check' says what is wrong, 'audit restart' puts the log aside and begins another.");
        return last is null || last.State == AuditState.Failed ? null : new RequestOutcome(
            last.Via[ByRequest.Length..],
            last.At,
            Done: last.State == AuditState.Done,
            last.State switch
            {
                AuditState.Done => Words(sound!),
                AuditState.Noted => last.Why ?? "It was refused.",
                _ => "It was begun, and the worker was stopped before it could say how that ended. See whether it is done, and ask again if it is not.",
            },
            sound);
    }

    private static AuditLine? Last(AuditActor by, string target, IReadOnlyList<AuditLine> lines) =>
        lines.LastOrDefault(l => l.Via == by.Via && l.Who == by.Who && l.Subject.Contains(target, StringComparison.Ordinal));

    /// <summary>Of a file that is no request. One that was written since, under the name of an earlier, is another.</summary>
    private static AuditLine? Note(WaitingFile file, IReadOnlyList<AuditLine> lines) =>
        lines.LastOrDefault(l => l.Act == AuditAct.RequestRefused && l.Subject == NameOf(file) && l.At >= new DateTimeOffset(File.GetLastWriteTimeUtc(file.Path)));

    private static AuditActor By(DecisionRequest request) => new(request.By, ByRequest + request.Id);

    private static string NameOf(WaitingFile file) => $"file {file.Name}";

    private async Task<string> CarryOutAsync(DecisionRequest request, CancellationToken cancellation)
    {
        var by = By(request);
        switch (request.Act)
        {
            case RequestActs.Accept:
                await figures.AcceptAsync(request.Source, request.Target, by, request.Reason, cancellation);
                return Words(request);
            case RequestActs.Refuse:
                await figures.RefuseAsync(request.Source, request.Target, by, request.Reason, cancellation);
                return Words(request);
            default:
                var (_, before) = await releases.RollBackAsync(request.Target, by, request.Reason, cancellation);
                return Words(request, before);
        }
    }

    private static string Words(DecisionRequest request, string? before = null) => request.Act switch
    {
        RequestActs.Accept => $"{request.Source} {request.Target} is accepted: it is used from the next refresh on.",
        RequestActs.Refuse => $"{request.Source} {request.Target} is refused: the figures in use before stay in use.",
        _ => $"Release {request.Target} is served from now on{(before is null ? string.Empty : $", in place of {before}")}.",
    };

    private string? Refusal(WaitingFile file) =>
        file.Request is not { } request ? "The file holds no request that the worker can read."
        : request.Problem is { } problem ? problem
        : request.Id != file.Name ? "The file is not called after the request's id."
        : clock.GetUtcNow() - request.At > LongestWait ? $"It was asked for on {request.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC, more than {LongestWait.TotalHours:0} hours ago. Ask again if it is still wanted."
        : request.At - clock.GetUtcNow() > TimeSpan.FromMinutes(5) ? "It is of a time that is still to come: the clocks of site and worker differ."
        // A source is a folder: none is made for a name that somebody thought of.
        : request.Source.Length > 0 && !new SourceStatusFiles(paths.Releases).Ids().Contains(request.Source, StringComparer.Ordinal) ? $"There is no source '{request.Source}'."
        : null;

    /// <summary>What a file says of itself is believed only where it is a request: of another, its name is all that is written down.</summary>
    private async Task<RequestOutcome> RefuseAsync(WaitingFile file, string why, CancellationToken cancellation)
    {
        var sound = Sound(file);
        var id = sound?.Id ?? RequestBox.NewId(clock.GetUtcNow());
        var subject = sound is null ? NameOf(file) : $"{sound.Act} {sound.Source} {sound.Target}".Replace("  ", " ", StringComparison.Ordinal);
        await audit.NoteAsync(new AuditEntry(AuditAct.RequestRefused, subject, new AuditActor(sound?.By ?? "unknown", ByRequest + id), why), cancellation);
        return new RequestOutcome(id, clock.GetUtcNow(), Done: false, why, sound);
    }

    /// <summary>Null of a file that is no request, or not called after it.</summary>
    private static DecisionRequest? Sound(WaitingFile file) => file.Request is { Problem: null } request && request.Id == file.Name ? request : null;
}
