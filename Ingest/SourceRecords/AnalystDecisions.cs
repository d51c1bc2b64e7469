using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.Audit;

namespace HealthNeeds.Ingest.SourceRecords;

/// <summary>What an analyst says of held figures.</summary>
internal sealed class AnalystDecisions(IngestPaths paths, SourceStatusRecorder statuses, AuditLog audit, TimeProvider clock)
{
    private static readonly TimeSpan LockWait = TimeSpan.FromSeconds(30);

    /// <summary>Everything that waits, by source.</summary>
    public IReadOnlyList<Receipt> Waiting(IEnumerable<string> sources) => [.. sources.Select(s => new SourceFolder(paths.Releases, s).ReadHeld()).OfType<Receipt>()];

    /// <summary>What waits of these sources and cannot be decided on, as its receipt is damaged.</summary>
    public IReadOnlyList<DamagedFigures> Damaged(IEnumerable<string> sources) => [.. sources.Select(s => new SourceFolder(paths.Releases, s).DamagedReceipt()).OfType<DamagedFigures>()];

    /// <summary>The same, by a command of this process's user.</summary>
    /// <param name="by">The command as it was given.</param>
    public Task<Receipt> AcceptAsync(string source, string id, string by, string? reason, CancellationToken cancellation) =>
        AcceptAsync(source, id, AuditActor.OfCommand(by), reason, cancellation);

    /// <summary>The figures serve from the next refresh on, though a rule holds them. Who says so stands in the audit log alone: what is kept with the figures is read by anybody.</summary>
    /// <exception cref="NothingHeldException">No such figures wait.</exception>
    /// <exception cref="UnreadableException">Nothing could be read of what waits, or it is damaged.</exception>
    /// <exception cref="AuditRefusedException">The audit log cannot be written; nothing has changed.</exception>
    public async Task<Receipt> AcceptAsync(string source, string id, AuditActor by, string? reason, CancellationToken cancellation)
    {
        var folder = new SourceFolder(paths.Releases, source);
        using var only = await SourceLock.TakeAsync(folder.Path, LockWait, clock, cancellation);
        var held = Held(folder, id);
        return await audit.CarryOutAsync(new AuditEntry(AuditAct.FiguresAccepted, $"{source} {id}", by, reason), () => Task.FromResult(Accept(folder, held, by, reason)), cancellation);
    }

    private Receipt Accept(SourceFolder folder, Receipt held, AuditActor by, string? reason)
    {
        var (source, id, decision) = (folder.Source, held.Id, new Decision(clock.GetUtcNow(), by.Via, reason));
        if (!held.HasFigures)
            throw new UnreadableException(held);
        if (folder.DamageOf(held) is { } damaged)
            throw new UnreadableException(damaged);
        var accepted = new SourceStore(folder).Accept(held, decision);
        statuses.Write(statuses.Of(source) with { State = SourceState.Changed, Why = $"Held figures {id} were accepted on {decision}.", LastChanged = decision.At, Held = null });
        return accepted;
    }

    /// <summary>The same, by a command of this process's user.</summary>
    /// <param name="by">The command as it was given.</param>
    public Task<Receipt> RefuseAsync(string source, string id, string by, string? reason, CancellationToken cancellation) =>
        RefuseAsync(source, id, AuditActor.OfCommand(by), reason, cancellation);

    /// <summary>The figures are forgotten, and not asked about again where the publisher still sends them.</summary>
    /// <exception cref="NothingHeldException">No such figures wait.</exception>
    /// <exception cref="UnreadableException">The receipt of what waits is damaged.</exception>
    /// <exception cref="AuditRefusedException">The audit log cannot be written; nothing has changed.</exception>
    public async Task<Receipt> RefuseAsync(string source, string id, AuditActor by, string? reason, CancellationToken cancellation)
    {
        var folder = new SourceFolder(paths.Releases, source);
        using var only = await SourceLock.TakeAsync(folder.Path, LockWait, clock, cancellation);
        var held = Held(folder, id);
        return await audit.CarryOutAsync(new AuditEntry(AuditAct.FiguresRefused, $"{source} {id}", by, reason), () => Task.FromResult(Refuse(folder, held, by, reason)), cancellation);
    }

    private Receipt Refuse(SourceFolder folder, Receipt held, AuditActor by, string? reason)
    {
        var (source, id, decision) = (folder.Source, held.Id, new Decision(clock.GetUtcNow(), by.Via, reason));
        new SourceStore(folder).Refuse(held, decision);
        statuses.Write(statuses.Of(source) with { State = SourceState.Unchanged, Why = $"Held figures {id} were refused on {decision}.", Held = null });
        return held;
    }

    private static Receipt Held(SourceFolder folder, string id) =>
        folder.DamagedReceipt() is { } damaged ? throw new UnreadableException(damaged)
        : folder.ReadHeld() is not { } held ? throw new NothingHeldException(folder.Source, id, "nothing")
        : held.Id != id ? throw new NothingHeldException(folder.Source, id, held.Id)
        : held;
}

internal sealed class NothingHeldException(string source, string id, string found)
    : Exception($"No figures '{id}' of source '{source}' wait for a decision. Found waiting: {found}; expected an id that 'sources held' shows.");

/// <summary>What waits cannot be accepted: there are no figures in it, or it is damaged.</summary>
internal sealed class UnreadableException : Exception
{
    public UnreadableException(Receipt held)
        : base($"What came of source '{held.Source}' ({held.Id}) cannot be accepted, for no figure could be read of it: {held.Holding.FirstOrDefault()} Refuse it, or install a build that knows the new name: it reads the kept answer again.")
    {
    }

    public UnreadableException(DamagedFigures damaged)
        : base(damaged.Words)
    {
    }
}
