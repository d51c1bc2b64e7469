using System.Collections.Concurrent;
using HealthNeeds.Core.Runs;
using HealthNeeds.Store.State;

namespace HealthNeeds.Dashboard.Worker;

/// <summary>
/// What runs rejected, counted by rule. A run's file is some 16 MB and does not change: what was counted is kept, and the oldest run makes room. Who asks for a run that is
/// being counted waits for that count.
/// </summary>
internal sealed class RejectionReader(RunLog log)
{
    private const int Kept = 8;

    private readonly ConcurrentDictionary<(string Run, DateTimeOffset Finished, long Rejected), Lazy<IReadOnlyList<RejectionCount>>> _counted = new();

    public IReadOnlyList<RejectionCount> Count(RunRecord run)
    {
        if (run.RowsRejected == 0)
            return [];
        var key = (run.Id, run.Finished, run.RowsRejected);
        var counted = _counted.GetOrAdd(key, static (asked, runs) => new Lazy<IReadOnlyList<RejectionCount>>(() => runs.CountRejections(asked.Run)), log);
        if (_counted.Count > Kept)
            MakeRoom(key);
        try
        {
            return counted.Value;
        }
        catch
        {
            // A fault is not kept: the next who asks tries again.
            _counted.TryRemove(key, out _);
            throw;
        }
    }

    /// <summary>As <see cref="Count"/>; null where what the run kept cannot be read.</summary>
    public IReadOnlyList<RejectionCount>? TryCount(RunRecord run)
    {
        try
        {
            return Count(run);
        }
        catch (Exception damage) when (damage is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private void MakeRoom((string Run, DateTimeOffset Finished, long Rejected) asked)
    {
        foreach (var oldest in _counted.Keys.Where(k => k != asked).OrderBy(k => k.Finished).Take(1))
            _counted.TryRemove(oldest, out _);
    }

    /// <summary>Those of one source in the run that made a release; null where there is no record of that run, or what it kept cannot be read.</summary>
    public SourceRejections? Of(string source, string release) => log.MakerOf(release) is { } run && TryCount(run) is { } counts
        ? new SourceRejections(run, [.. counts.Where(c => c.Source == source)])
        : null;
}

/// <param name="Run">The run that made the release.</param>
public sealed record SourceRejections(RunRecord Run, IReadOnlyList<RejectionCount> Counts);
