using HealthNeeds.Store.Files;

namespace HealthNeeds.Store.Audit;

/// <summary>
/// The log of what people did: one JSON line an act, numbered, each with the hash of the line before. A line is on the disk before its act begins, so what
/// cannot be logged is not done; whether the act succeeded is a line of its own.
/// </summary>
internal sealed class AuditLog(AuditFiles files, TimeProvider clock)
{
    private const int LongestText = 2000;
    private static readonly AuditActor Itself = new("audit", "audit");

    public AuditFiles Files => files;

    /// <summary>Writes that the act begins, does it, and writes how it ended.</summary>
    /// <exception cref="AuditRefusedException">The log cannot be written: the act was not begun, or (the message says so) was done and its end is not on record.</exception>
    public async Task<T> CarryOutAsync<T>(AuditEntry entry, Func<Task<T>> act, CancellationToken cancellation)
    {
        var begun = await AddAsync(entry, AuditState.Begun, of: null, cancellation);
        T result;
        try
        {
            result = await act();
        }
        catch (Exception failure)
        {
            await TryEndAsync(entry with { Why = failure.Message }, begun);
            throw;
        }

        try
        {
            await AddAsync(entry, AuditState.Done, begun, CancellationToken.None);
            return result;
        }
        catch (IOException unwritten)
        {
            throw new AuditRefusedException($"It was done, and line {begun} of the audit log says that it was begun; its end could not be written: {unwritten.Message}", unwritten);
        }
    }

    public Task CarryOutAsync(AuditEntry entry, Action act, CancellationToken cancellation) => CarryOutAsync(
        entry,
        () =>
        {
            act();
            return Task.FromResult(true);
        },
        cancellation);

    /// <summary>Writes of something that is not done.</summary>
    public Task NoteAsync(AuditEntry entry, CancellationToken cancellation) => AddAsync(entry, AuditState.Noted, of: null, cancellation);

    /// <summary>Puts a damaged log aside under a new name and begins another, whose first line tells so.</summary>
    /// <returns>Where the old one is now; null where there was none.</returns>
    public async Task<string?> RestartAsync(AuditActor by, string why, CancellationToken cancellation)
    {
        string? aside = null;
        using (await LockFile.TakeAsync(files.Lock, clock, cancellation))
        {
            if (File.Exists(files.Log))
            {
                aside = $"{files.Log}.until-{clock.GetUtcNow().UtcDateTime:yyyyMMdd'T'HHmmss'Z'}";
                File.Move(files.Log, aside);
            }

            File.Delete(files.Head);
        }

        await NoteAsync(new AuditEntry(AuditAct.LogBegun, aside is null ? "no log was there" : $"{Path.GetFileName(aside)} SHA-256 {Sha256Text.OfFile(aside)}", by, why), cancellation);
        return aside;
    }

    /// <summary>What the act failed of is told to whoever asked; that this could not be logged as well must not take its place.</summary>
    private async Task TryEndAsync(AuditEntry entry, long begun)
    {
        try
        {
            await AddAsync(entry, AuditState.Failed, begun, CancellationToken.None);
        }
        catch (IOException unwritten)
        {
            await Console.Error.WriteLineAsync($"Line {begun} of the audit log has no end: {unwritten.Message}");
        }
    }

    private async Task<long> AddAsync(AuditEntry entry, AuditState state, long? of, CancellationToken cancellation)
    {
        try
        {
            using var only = await LockFile.TakeAsync(files.Lock, clock, cancellation);
            using var tail = AuditTail.Open(files);
            if (tail.Unfinished is { Length: > 0 } unfinished)
                Write(tail, new AuditEntry(AuditAct.TailRemoved, $"{unfinished.Length} bytes SHA-256 {Sha256Text.Of(unfinished)}", Itself, "A writer was stopped before its line was whole."), AuditState.Noted, of: null);
            return Write(tail, entry, state, of);
        }
        catch (Exception problem) when (problem is UnauthorizedAccessException or IOException and not AuditRefusedException)
        {
            throw new AuditRefusedException($"The audit log {files.Log} cannot be written, so nothing was done: {problem.Message}", problem);
        }
    }

    private long Write(AuditTail tail, AuditEntry entry, AuditState state, long? of)
    {
        var before = tail.Head;
        var line = new AuditLine(before.Number + 1, clock.GetUtcNow(), entry.Act, Short(entry.Subject)!, state, of, Short(entry.By.Who)!, Short(entry.By.Via)!, Short(entry.Why), Environment.MachineName, before.Hash);
        if (before.Number == 0)
            Disk.FlushFolder(Path.GetDirectoryName(files.Log)!);
        // Who may add to the log but not write the head can add no line that the next writer takes for one of a writer that was stopped.
        (before with { Coming = AuditLine.HashOf(line.Text()) }).Write(files.Head);
        tail.Add(line);
        try
        {
            tail.Head.Write(files.Head);
        }
        catch
        {
            tail.TakeBack(before);
            throw;
        }

        return before.Number + 1;
    }

    private static string? Short(string? text) => text is { Length: > LongestText } ? $"{text[..LongestText]}… ({text.Length} characters)" : text;
}
