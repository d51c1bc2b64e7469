using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Workspace;

namespace HealthNeeds.Ingest.SourceRecords;

/// <summary>What an analyst says of held figures.</summary>
internal sealed class AnalystDecisions(IngestPaths paths, SourceStatusRecorder statuses, TimeProvider clock)
{
    private static readonly TimeSpan LockWait = TimeSpan.FromSeconds(30);

    /// <summary>Everything that waits, by source.</summary>
    public IReadOnlyList<Receipt> Waiting(IEnumerable<string> sources) => [.. sources.Select(s => new SourceFolder(paths.Releases, s).ReadHeld()).OfType<Receipt>()];

    /// <summary>The figures serve from the next refresh on, though a rule holds them.</summary>
    /// <param name="by">The command as it was given.</param>
    /// <exception cref="NothingHeldException">No such figures wait.</exception>
    /// <exception cref="UnreadableException">Nothing could be read of what waits.</exception>
    public async Task<Receipt> AcceptAsync(string source, string id, string by, string? reason, CancellationToken cancellation)
    {
        var folder = new SourceFolder(paths.Releases, source);
        using var only = await SourceLock.TakeAsync(folder.Path, LockWait, clock, cancellation);
        var decision = new Decision(clock.GetUtcNow(), by, reason);
        var held = Held(folder, id);
        var accepted = held.HasFigures ? new SourceStore(folder).Accept(held, decision) : throw new UnreadableException(held);
        statuses.Write(statuses.Of(source) with { State = SourceState.Changed, Why = $"Held figures {id} were accepted on {decision}.", LastChanged = decision.At, Held = null });
        return accepted;
    }

    /// <summary>The figures are forgotten, and not asked about again where the publisher still sends them.</summary>
    /// <exception cref="NothingHeldException">No such figures wait.</exception>
    public async Task<Receipt> RefuseAsync(string source, string id, string by, string? reason, CancellationToken cancellation)
    {
        var folder = new SourceFolder(paths.Releases, source);
        using var only = await SourceLock.TakeAsync(folder.Path, LockWait, clock, cancellation);
        var decision = new Decision(clock.GetUtcNow(), by, reason);
        var held = Held(folder, id);
        new SourceStore(folder).Refuse(held, decision);
        statuses.Write(statuses.Of(source) with { State = SourceState.Unchanged, Why = $"Held figures {id} were refused on {decision}.", Held = null });
        return held;
    }

    private static Receipt Held(SourceFolder folder, string id) =>
        folder.ReadHeld() is not { } held ? throw new NothingHeldException(folder.Source, id, "nothing")
        : held.Id != id ? throw new NothingHeldException(folder.Source, id, held.Id)
        : held;
}

internal sealed class NothingHeldException(string source, string id, string found)
    : Exception($"No figures '{id}' of source '{source}' wait for a decision. Found waiting: {found}; expected an id that 'sources held' shows.");

/// <summary>What waits cannot be accepted: there are no figures in it.</summary>
internal sealed class UnreadableException(Receipt held)
    : Exception($"What came of source '{held.Source}' ({held.Id}) cannot be accepted, for no figure could be read of it: {held.Holding.FirstOrDefault()} Refuse it, or install a build that knows the new name: it reads the kept answer again.");
