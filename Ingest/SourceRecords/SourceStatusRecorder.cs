using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Store.State;
using Microsoft.Extensions.Logging;

namespace HealthNeeds.Ingest.SourceRecords;

/// <summary>The statuses of all sources that can be asked, also of those that never were.</summary>
internal sealed class SourceStatusRecorder(string releasesDirectory, FreshnessSchedule freshness, TimeProvider clock, ILogger<SourceStatusRecorder> log)
{
    private static readonly TimeSpan LockWait = TimeSpan.FromSeconds(10);
    private readonly SourceStatusFiles _statuses = new(releasesDirectory);

    /// <summary>A status that cannot be read counts as none: the source is asked again, and what was written is replaced.</summary>
    public SourceStatus Of(string source)
    {
        var status = _statuses.TryFind(source, out var problem);
        if (problem is not null)
            log.LogWarning("Source {Source}: its status cannot be read, as if it was never asked: {Problem}", source, problem);
        return status ?? PullStatus.NeverAsked(source, freshness.AllowedAge(source));
    }

    /// <param name="askable">Ids of the sources that can be asked; those that were once are listed too.</param>
    public IReadOnlyList<SourceStatus> List(IEnumerable<string> askable) =>
        [.. askable.Union(_statuses.Ids(), StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(Of)];

    /// <summary>For the holder of the source's lock.</summary>
    public void Write(SourceStatus status) => _statuses.Write(status with { AllowedAge = freshness.AllowedAge(status.Source) });

    /// <param name="next">Null where it is not asked any more.</param>
    /// <exception cref="SourceBusyException">Somebody else is changing it, and goes on doing so.</exception>
    public async Task SetNextRunAsync(string source, DateTimeOffset? next, CancellationToken cancellation)
    {
        using var only = await SourceLock.TakeAsync(new SourceFolder(releasesDirectory, source).Path, LockWait, clock, cancellation);
        Write(Of(source) with { NextRun = next, SwitchedOff = next is null });
    }
}

/// <summary>How the status of a source follows from the one before and what came of asking.</summary>
internal static class PullStatus
{
    private const int Remembered = 50;

    public const string NotAsked = "Not asked yet; bundled figures are in use, where there are any.";

    /// <summary>Why a source waits for a decision: what it is held as, and its first finding.</summary>
    public static string Waiting(Receipt held) => $"Held as {held.Id}: {held.Holding.FirstOrDefault()}";

    public static SourceStatus NeverAsked(string source, TimeSpan allowedAge) =>
        new(source, SourceState.Unchanged, NotAsked, null, null, null, null, null, allowedAge, null, []);

    public static SourceStatus After(SourceStatus before, PullJudgement judged, HeldFigures? held, DateTimeOffset started, TimeSpan took)
    {
        var ended = started + took;
        return before with
        {
            State = judged.State,
            Why = judged.Why,
            LastAsked = started,
            LastAnswered = judged.IsAnswer ? ended : before.LastAnswered,
            LastChanged = judged.NewFigures ? ended : before.LastChanged,
            StaleSince = judged.IsAnswer ? null : before.StaleSince ?? started,
            Held = held,
            SwitchedOff = false,
            Recent = [.. before.Recent.Prepend(Record(judged, started, took)).Take(Remembered)],
        };
    }

    public static HeldFigures? HeldFrom(Receipt? held) =>
        held is null ? null : new HeldFigures(held.Id, held.ReadAt, [.. held.Holding.Select(f => f.ToString())], held.HasFigures);

    private static PullRecord Record(PullJudgement judged, DateTimeOffset started, TimeSpan took) => new(
        started,
        Math.Round(took.TotalSeconds, 3),
        judged.State,
        judged.Why,
        judged.Tally.Responses,
        judged.Tally.Revalidated,
        judged.Tally.Bytes,
        judged.Read?.RowsIn ?? 0,
        judged.Read?.RowsKept ?? 0,
        judged.Read?.RowsRejected ?? 0)
    {
        NotBefore = judged.NotBefore,
    };
}

/// <summary>What became of one pull, on its way into the status.</summary>
/// <param name="Read">What was read of it; null where nothing was read.</param>
internal sealed record PullJudgement(SourceState State, string? Why, Receipt? Read = null, bool NewFigures = false)
{
    public PullTally Tally { get; init; } = new(0, 0, 0, 0);

    /// <summary>When the publisher asked to be asked again; null where it named no time.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    public bool IsAnswer => State is SourceState.Changed or SourceState.Unchanged or SourceState.Held;
}
