using System.Collections.Concurrent;
using HealthNeeds.Core.Runs;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.State;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Worker;

/// <summary>What runs rejected, counted by rule. A run's file is some 16 MB and does not change: what was counted last is kept.</summary>
internal sealed class RejectionReader(IOptions<ReleaseOptions> options)
{
    private const int Kept = 8;

    private readonly ConcurrentDictionary<(string Run, DateTimeOffset Finished, long Rejected), IReadOnlyList<RejectionCount>> _counted = new();

    public IReadOnlyList<RejectionCount> Count(RunRecord run)
    {
        if (run.RowsRejected == 0)
            return [];
        var key = (run.Id, run.Finished, run.RowsRejected);
        if (_counted.TryGetValue(key, out var found))
            return found;
        if (_counted.Count >= Kept)
            _counted.Clear();
        return _counted[key] = new RunLog(options.Value.Directory).CountRejections(run.Id);
    }

    /// <summary>Those of one source in the run that made a release; null where there is no record of that run.</summary>
    public SourceRejections? Of(string source, string release) => new RunLog(options.Value.Directory).MakerOf(release) is { } run
        ? new SourceRejections(run, [.. Count(run).Where(c => c.Source == source)])
        : null;
}

/// <param name="Run">The run that made the release.</param>
public sealed record SourceRejections(RunRecord Run, IReadOnlyList<RejectionCount> Counts);
