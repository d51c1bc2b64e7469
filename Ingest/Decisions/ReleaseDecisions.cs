using System.Runtime.CompilerServices;
using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.Audit;
using HealthNeeds.Store.Releases;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Decisions;

/// <summary>Which release is served, and which are taken out of service for good, where a person and not a refresh says so.</summary>
internal sealed class ReleaseDecisions(IngestPaths paths, AuditLog audit, TimeProvider clock)
{
    private readonly ReleaseCatalogue _catalogue = new(Options.Create(new ReleaseOptions { Directory = paths.Releases }));

    /// <summary>Serves an older release.</summary>
    /// <param name="id">Null: the one before the current, where it is known which is current.</param>
    /// <exception cref="NoSuchReleaseException">It is not there.</exception>
    /// <exception cref="RunLockHeldException">A refresh, a restore or another decision is under way.</exception>
    /// <exception cref="AuditRefusedException">The audit log cannot be written; nothing has changed.</exception>
    public async Task<(string Id, string? Before)> RollBackAsync(string? id, AuditActor by, string? reason, CancellationToken cancellation)
    {
        // A refresh that ends just now must not undo, or be undone by, a rollback.
        using var only = RunLock.Take(paths.Releases, "rollback", clock);
        // A pointer that cannot be read is what an older release may be put in the place of.
        var current = _catalogue.TryCurrent()?.Id;
        var release = Named(_catalogue.List(), paths.Releases, id, r => string.CompareOrdinal(r.Id, current) < 0, current is null ? "No release is marked as current, so none is before it: name one" : $"There is no release before {current}");
        await audit.CarryOutAsync(new AuditEntry(AuditAct.ReleaseRolledBack, $"{release.Id} in place of {current ?? "none"}", by, reason), () => _catalogue.Rollback(release.Id), cancellation);
        return (release.Id, current);
    }

    /// <summary>Takes releases out of service, one after another.</summary>
    /// <exception cref="NoSuchReleaseException">One of them is not there, or is the current one; none was removed.</exception>
    public async IAsyncEnumerable<ListedRelease> RemoveAsync(IEnumerable<string> ids, AuditActor by, string? reason, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // A refresh may just now be comparing with one of them.
        using var only = RunLock.Take(paths.Releases, "removal", clock);
        var kept = _catalogue.List();
        List<ListedRelease> releases = [.. ids.Distinct(StringComparer.Ordinal).Select(id => Named(kept, paths.Releases, id, _ => false, string.Empty))];
        if (releases.Find(r => r.IsCurrent) is { } current)
            throw new NoSuchReleaseException($"Release {current.Id} is the current one and stays. Nothing was removed.");
        foreach (var release in releases)
        {
            await audit.CarryOutAsync(new AuditEntry(AuditAct.ReleaseRemoved, release.Id, by, reason), () => _catalogue.Remove(release.Id), cancellation);
            yield return release;
        }
    }

    /// <param name="unnamed">Which one is meant where no id is given.</param>
    /// <param name="none">What to say where there is none such.</param>
    public static ListedRelease Named(IReadOnlyList<ListedRelease> releases, string directory, string? id, Func<ListedRelease, bool> unnamed, string none) =>
        (id is null ? releases.FirstOrDefault(unnamed) : releases.FirstOrDefault(r => r.Id == id))
        ?? throw new NoSuchReleaseException($"{(id is null ? none : $"There is no release '{id}'")} in {directory}. Those there are: {(releases.Count == 0 ? "none" : string.Join(", ", releases.Select(r => r.Id)))}.");
}

/// <summary>A release was named that cannot be meant. The message says which there are.</summary>
internal sealed class NoSuchReleaseException(string message) : Exception(message);
